// What chuchu says of itself, in English.
import { dateInEnglish } from './dates.ts';
import { plural } from './plural.ts';
import { traceInEnglish } from './trace.ts';
import { whereInEnglish } from './where.ts';
import type { Messages } from './zh.ts';

const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ');

export const en: Messages = {
  confidence: {
    sure: 'certain',
    likely: 'likely',
    unsure: 'unsure',
  },
  advice: { likely: 'compare the source', unsure: 'read the source with care' },

  answer: {
    remarks: (remarks) => `(${remarks.join('; ')})`,
    note: (note) => `Note: ${note}`,
    items: (count) => plural(count, 'item'),
    basis: (words) => `Decided by: ${quoted(words)}`,
    where: whereInEnglish,
    dated: dateInEnglish,
    made: (date) => `file made ${dateInEnglish(date)}`,
    resolved: (date) => ` (by the date of the document: ${dateInEnglish(date)})`,
    resolvedDates: (dates, by) =>
      `By the date of the document (${dateInEnglish(by)}): ${dates
        .map(([words, date]) => `“${words}” is ${dateInEnglish(date)}`)
        .join(', ')}`,
    titles: (titles) => titles.map((title) => `“${title}”`).join(' › '),
  },

  abstention: {
    empty: 'There is no question. Ask in one sentence.',
    'nothing-found': 'The documents hold nothing about this question.',
    'not-covered': 'The documents do not answer this question.',
    unsure: 'No answer was found that is sure enough.',
    missing: (words) => `What was found does not mention: ${quoted(words)}`,
    more: (count) => ` and others, ${count} in all`,
    alternatives: 'These are mentioned, none of them sure enough:',
    nearest: 'The nearest passages (not answers):',
  },

  citation: {
    verdict: {
      same: 'unchanged',
      moved: 'moved',
      changed: 'changed; this is the sentence most like it',
      gone: 'gone',
    },
    verdictHelp: {
      same: 'The sentence still stands in the file it was cited from.',
      moved: 'The very sentence stands in another file now (was the file renamed?).',
      changed: 'The document was edited after it was cited; compare the sentence below.',
      gone: 'The file was removed, or the sentence was.',
    },
    changes: 'Changed: ',
    onlyForm: 'Only script, width, white space, punctuation or the order of words differ.',
    alike: (eighths) =>
      eighths === 8
        ? 'By its id, nearly the same: script, punctuation or a word or two differ (the old sentence is not kept; if you have it, --was compares it).'
        : `By its id, about ${eighths}/8 of it is the same (the old sentence is not kept; if you have it, --was compares it).`,
    otherSentence: 'What --was gives is not the sentence that this id cites; nothing was compared.',
    place: (index, count) => `place ${index} of ${count}`,
    exactly: (places) => `At (line:column): ${places.join(', ')}`,
    omitted: (units) => `[${units} characters left out]`,
    openHint: (command) => `Open it: ${command}`,
  },

  session: {
    prompt: '? ',
    welcome: (version, documents, passages) =>
      `chuchu ${version}: ${plural(documents, 'document')}, ${plural(passages, 'passage')}. Just ask; :1 opens citation 〔1〕, :help tells the rest, Ctrl-D leaves.`,
    followUp: (question) => `With the question before, read as: ${question}`,
    openLater: (cid) => `id: ${cid} (cite opens it at any time)`,
    updated: 'The documents have changed; from here on the new ones are asked.',
    noAnswerYet: 'Nothing has been asked yet. Ask first, then use this command.',
    noSuchCitation: (n, count) =>
      count === 0
        ? 'The last answer has no citation to open.'
        : `There is no 〔${n}〕. The last answer has citations 1 to ${count}.`,
    unknownCommand: (name) => `There is no command “${name}”.`,
    didYouMean: (name) => `Did you mean ${name}?`,
    seeHelp: ':help lists all commands.',
    noSuchDocument: (name) => `There is no document named “${name}”. :doc lists all of them.`,
    severalDocuments: (name, count) =>
      `The names of ${plural(count, 'document')} hold “${name}”; please write more of it:`,
    documentLine: (lines, title) => `${plural(lines, 'line')}  ${title}`,
    narrowed: (range, documents) => `Narrowed to ${range} (${plural(documents, 'document')})`,
    notNarrowed: (documents) => `Asking all ${plural(documents, 'document')}`,
    needsOperand: (name) => `Something must stand after ${name}; :all asks all documents again.`,
    notADate: (text) => `“${text}” is no date. Write 2020, 2020-02 or 2020-02-14.`,
    page: (from, to, total, next) =>
      `lines ${from}–${to} of ${total}${next ? `; go on with ${next}` : ''}`,
    leaveHint: 'Ctrl-D or :quit leaves.',
    help: [
      ['QUESTION', 'just type it'],
      ['那……呢？', 'a follow-up: what it leaves out is taken from the question before'],
      [':1', 'open citation 〔1〕; :1 +5 shows 5 lines more on either side'],
      [':why', 'why this answer: segmentation, retrieval, candidates, decision'],
      [':doc', 'all documents; :doc NAME shows one, :doc NAME 120 from line 120 on'],
      [
        ':in',
        'ask only documents of a name: :in NAME; :tag TAG, :from and :to DATE; :all for all again',
      ],
      [':json', 'the last answer as JSON'],
      [':help', 'this table'],
      [':quit', 'leave (so does Ctrl-D; Ctrl-C only cancels the line)'],
    ],
  },

  filter: {
    docs: (names) => `document ${names.join(', ')}`,
    from: (date) => `from ${date}`,
    to: (date) => `to ${date}`,
    tags: (tags) => `tag ${tags.join(', ')}`,
    join: (parts) => parts.join(', '),
  },

  metadata: {
    kinds: {
      title: 'title',
      date: 'date',
      publication: 'publication',
      authors: 'author',
      tags: 'tags',
    },
    origins: {
      'front-matter': 'front matter',
      published: 'the page itself',
      masthead: 'masthead',
      signature: 'signature',
      dateline: 'dateline',
      report: 'first words of the report',
      byline: 'byline',
      heading: 'heading',
      'file-name': 'file name',
      folder: 'folder',
      properties: 'file properties',
    },
    from: (origins, line) => ` (${origins.join(' + ')}${line === null ? '' : `, line ${line}`})`,
    comma: ', ',
  },

  trace: traceInEnglish,

  verify: {
    passages: (checked) => `Passages: ${plural(checked, 'place')} checked, all equal to the files.`,
    passagesFailed: (checked, failed) =>
      `Passages: ${plural(checked, 'place')} checked, ${failed} differ from the files:`,
    citations: (checked) => `Citations: ${checked} checked, all equal to the files.`,
    citationsFailed: (checked, failed) =>
      `Citations: ${checked} checked, ${failed} differ from the files:`,
    problems: { 'source-gone': 'the file is gone', 'text-differs': 'the text differs' },
    holdsNow: (found) => `the file now holds: ${found}`,
    badLine: (line) => `Line ${line} of the standard input is not the JSON of an answer.`,
    noInput: (seconds) =>
      `Nothing came on the standard input within ${seconds} s; only passages were checked. To wait longer, write: verify -`,
  },

  index: {
    building: {
      missing: 'There is no index yet; building it…',
      damaged: 'The index is damaged; rebuilding it…',
      format: 'The index was written by another version; rebuilding it…',
      analyzer: 'The program has changed; rebuilding the index…',
      lexicon: 'The lexicon has changed; updating the index…',
      sources: 'The documents have changed; updating the index…',
    },
    stale: {
      missing: 'there is none yet',
      damaged: 'damaged',
      format: 'written by another version',
      analyzer: 'to be rebuilt: the program has changed',
      lexicon: 'to be updated: the lexicon has changed',
      sources: 'to be updated: the documents have changed',
    },
    current: 'current',
    waiting: 'Another program is building the index; waiting for it…',
    watching: (folder) => `Watching ${folder}; the index follows. Ctrl-C ends it.`,
    counts: (added, updated, unchanged, removed) =>
      `${added} added, ${updated} updated, ${unchanged} unchanged, ${removed} removed`,
    skippedSee: (count, command) => `${plural(count, 'file')} left out; see: ${command}`,
    skipped: (count) => `Files left out (${count}):`,
    progress: 'Indexing',
    took: (seconds) => `took ${seconds} s`,
    empty: (folder) =>
      `${folder} holds no document that can be read. Put in text, Markdown, PDF, DOCX, HTML, CSV or JSON Lines files, or a ZIP of them.`,
    seedsDir: 'documents',
    indexDir: 'index',
    state: 'state',
    contents: 'contents',
    totals: (documents, passages, terms) =>
      `${plural(documents, 'document')}, ${plural(passages, 'passage')}, ${plural(terms, 'term')}`,
    size: 'size',
    versions: 'versions',
    format: (format, segmenter) => `index format ${format}, segmenter ${segmenter}`,
    documents: 'Documents',
    document: (passages, length, form) =>
      `${plural(passages, 'passage')}, ${plural(length, 'character')}, ${form}`,
    encodingGuessed: (percent) => `guessed, ${percent} sure`,
    encodingGiven: 'by .encodings',
    unparsed:
      'a stretch with too many marks of Markdown, read as plain text; blank lines in it help',
  },

  evaluating: 'Evaluating',

  jsonl: {
    badLine:
      'This line is JSON, but has no question (a string), or its id, doc, from, to or tag is wrong (from and to are dates such as 2020-02-14).',
    notJson: 'This line begins with { but is not JSON.',
  },

  usage: {
    unknownCommand: (name) => `There is no command “${name}”.`,
    unknownOption: (name) => `There is no option ${name}.`,
    didYouMean: (name) => `Did you mean ${name}?`,
    askInstead: (command) => `To ask a question: ${command}`,
    needsValue: (name) => `${name} needs a value.`,
    takesNoValue: (name) => `${name} takes no value.`,
    notANumber: (name, value) => `${name} takes a whole number from 0, not “${value}”.`,
    notADate: (name, value) =>
      `${name} takes a date such as 2020, 2020-02 or 2020-02-14, not “${value}”.`,
    rangeReversed: (from, to) => `--from ${from} is later than --to ${to}.`,
    missingArgument: (name) => `${name} is missing.`,
    tooManyArguments: (argument) => `“${argument}” is one argument too many.`,
    together: (a, b) => `${a} and ${b} do not go together.`,
    seeHelp: (command) => `See: ${command}`,
  },

  failure: {
    output: (reason) =>
      `The output cannot be written (${reason}). Check free space, or where it goes to.`,
    bug: 'The program failed; this is not your fault. Please report what follows:',
  },

  help: {
    usage: 'Usage',
    commands: 'Commands',
    options: 'Options',
    everywhere: 'For every command',
    environment: 'Environment',
    exitCodes: 'Exit codes',
    exits: '0 answered, 3 the documents do not answer, 2 wrong usage, 1 failure',
    more: (command) => `More about one command: ${command}`,
  },
};
