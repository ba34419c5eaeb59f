// Labels: values that stand behind their name: `地点：三楼会议室`, a cell of a table under its column.
import type { AnswerType, Question } from '../question/question.ts';
import { fold } from '../text/fold.ts';
import type { Span } from '../text/span.ts';
import type { Candidate } from './candidate.ts';
import type { Asked, Evidence } from './evidence.ts';
import { isNumeric, typeFit } from './mention-types.ts';
import { LABEL_WEIGHTS, weigh } from './weights.ts';

/** A value with the name it goes by, and in a table the names of its row. */
interface Labelled {
  readonly label: string;
  readonly value: Span;
  /** The other values of its row: they say whose value it is. */
  readonly row: readonly string[];
}

/** Longer names are the beginning of a sentence. */
const LONGEST_LABEL = 14;

const NUMBER = /[0-9零一二三四五六七八九十百千万]/;

/** Candidates that are the values of labels which say what is asked for. */
export function labelledCandidates(asked: Asked, evidence: readonly Evidence[]): Candidate[] {
  return evidence.flatMap((one) => {
    const all = labelledIn(asked, one);
    return all
      .filter((labelled) => !isPartOfAsked(asked, labelled, all) && isAnswer(asked, one, labelled))
      .flatMap((labelled) => {
        const said = labelFit(asked, labelled);
        return said === 0 ? [] : [candidate(asked, one, labelled, said)];
      });
  });
}

/** False for what the question says itself, and for words where a number is asked for. */
function isAnswer(
  { question }: Asked,
  { analysis: { folded } }: Evidence,
  { value }: Labelled,
): boolean {
  const text = folded.slice(value.start, value.end);
  if (withoutBlanks(question.text).includes(withoutBlanks(text))) return false;
  return !isNumeric(question.answerType) || NUMBER.test(text);
}

function candidate(asked: Asked, one: Evidence, labelled: Labelled, said: number): Candidate {
  const { analysis, sentence, hit } = one;
  const { value } = labelled;
  const mention = analysis.mentions.find(
    (other) => other.start === value.start && other.end === value.end,
  );
  const typed = mention ? typeFit(mention, asked.question) : 0;
  const row = rowFit(asked, labelled);
  const { features, score } = weigh({ labelled: said, typed, row }, LABEL_WEIGHTS);
  const evidence = row > 0 ? withoutModel(one) : one;
  return {
    hit,
    sentence: { start: sentence.start, end: sentence.end },
    span: value,
    text: hit.passage.text.slice(value.start, value.end),
    score: evidence.score + score,
    features: { ...evidence.features, ...features },
  };
}

/** The model has read prose: that a row of a table answers, its names tell. */
function withoutModel({ features, score }: Evidence): Pick<Evidence, 'features' | 'score'> {
  const { learnedSentence = 0, ...reasons } = features;
  return { features: reasons, score: score - learnedSentence };
}

/** The labelled values of the sentence; spans in the coordinates of its passage. */
function labelledIn({ question }: Asked, { analysis: { folded }, sentence }: Evidence): Labelled[] {
  const text = folded.slice(sentence.start, sentence.end);
  return text.startsWith('|')
    ? cellsIn(folded, sentence, withoutBlanks(question.text))
    : lineIn(text, sentence.start);
}

/** 审判员　王敏: how a document is signed. */
const SIGNATURE = /^(\p{Script=Han}{1,8}[员长人师官任])\s+(\p{Script=Han}{2,4})$/u;

/** `地点：三楼会议室`, where that is the whole sentence. */
function lineIn(text: string, start: number): Labelled[] {
  const found =
    new RegExp(`^([^:,。|]{1,${LONGEST_LABEL}}):\\s*(.+?)[。;,]?$`, 'u').exec(text) ??
    SIGNATURE.exec(text);
  if (!found) return [];
  const at = start + text.length - text.slice(found[1]!.length + 1).trimStart().length;
  return [{ label: found[1]!, value: { start: at, end: at + found[2]!.length }, row: [] }];
}

/** The cells of a row: each under the name of its column, which the cell itself or the head of the table gives. */
function cellsIn(folded: string, row: Span, asks: string): Labelled[] {
  const own = cells(folded, row);
  const head = headOf(folded, row, asks);
  const names = (head ? cells(folded, head) : []).map(({ start, end }) => folded.slice(start, end));
  const found = own.map((cell, i) => {
    const text = folded.slice(cell.start, cell.end);
    const named = NAMED_CELL.exec(text);
    if (named)
      return { label: named[1]!, value: { start: cell.end - named[2]!.length, end: cell.end } };
    return { label: names.length === own.length ? names[i]! : '', value: cell };
  });
  return found.flatMap(({ label, value }) => {
    if (label === '') return [];
    const others = found.filter((other) => other.value !== value);
    return [
      {
        label,
        value,
        row: others.map((other) => folded.slice(other.value.start, other.value.end)),
      },
    ];
  });
}

/** 首班:07:00: a cell with the name of its column. */
const NAMED_CELL = new RegExp(`^([^:]{0,${LONGEST_LABEL}}[^:0-9]):\\s*(.+)$`, 'u');

/** The stretches between the bars of a row, trimmed, empty ones left out. */
function cells(folded: string, { start, end }: Span): Span[] {
  return [...folded.slice(start, end).matchAll(/[^|\s](?:[^|]*[^|\s])?/gu)].map(
    ({ index, 0: text }) => ({
      start: start + index,
      end: start + index + text.length,
    }),
  );
}

/** The first of the rows that stand together with this one; where tables follow one another, the row that names what is asked. */
function headOf(folded: string, row: Span, asks: string): Span | null {
  const above: Span[] = [];
  for (let end = row.start - 1; end > 0; ) {
    const start = folded.lastIndexOf('\n', end - 1) + 1;
    if (folded[start] !== '|') break;
    above.push({ start, end });
    end = start - 1;
  }
  const names = (head: Span) =>
    cells(folded, head)
      .slice(1)
      .map(({ start, end }) => withoutBlanks(folded.slice(start, end)));
  const isNamed = (name: string) => name.length > 1 && asks.includes(name);
  return above.find((head) => names(head).some(isNamed)) ?? above.at(-1) ?? null;
}

/** Labels that answer a type of question by what they are. */
const TYPE_LABELS: Readonly<Partial<Record<AnswerType, RegExp>>> = {
  place: /地[点址方]|位置|场所|住址|场地|地区/,
  time: /时间|日期|日子|期限|[年月日]份?$/,
  person: /(?:人|者|员|师|长|任|记)$/,
  organisation: /(?:单位|机构|部门|公司|机关|院校|学校)$/,
};

const withoutBlanks = (text: string): string => fold(text).replace(/\s+/gu, '');

/** Of the columns Pro, the question for the latter names both and means one. */
function isPartOfAsked(
  { question }: Asked,
  { label }: Labelled,
  all: readonly Labelled[],
): boolean {
  const asks = withoutBlanks(question.text);
  const name = withoutBlanks(label);
  return all.some((other) => {
    const longer = withoutBlanks(other.label);
    return longer !== name && longer.includes(name) && asks.includes(longer);
  });
}

/** How far a label says what is asked for, in [0, 1]: its words are the question's, or it is of the type that is asked for. */
function labelFit({ question, match, terms }: Asked, { label, row }: Labelled): number {
  const name = withoutBlanks(label.replace(/\(.*?\)|\*/gu, ''));
  if (name.length < 2) return 0;
  if (withoutBlanks(question.text).includes(name)) return 1;
  const { focus } = question;
  if (focus?.includes(name)) return PART_OF_FOCUS;
  const found = match(name, 'n');
  if (found && found.strength >= LIKE && terms[found.term]!.text === focus) return found.strength;
  // In a table many columns are times or places; only their names tell which.
  const isOfType = TYPE_LABELS[question.answerType]?.test(name) ?? false;
  if (row.length > 0 && isExplained(question, row, name)) return BY_TYPE;
  return row.length === 0 && focus === null && isOfType ? BY_TYPE : 0;
}

/** 红灯快闪表示什么: the question names the row, and the column says what that means. */
const isExplained = (
  { answerType, text }: Question,
  row: readonly string[],
  name: string,
): boolean =>
  (answerType === 'what' || answerType === 'definition') &&
  MEANING.test(name) &&
  withoutBlanks(text).includes(withoutBlanks(row[0]!));
const MEANING = /^(?:含义|意义|意思|说明|解释|原因|定义|状态|故障|用途|释义|内容)/;

const PART_OF_FOCUS = 0.9;
/** A label of which half the characters are those of the asked noun: 客服热线 to 服务热线. */
const LIKE = 0.5;
const BY_TYPE = 0.8;

/** Whether the question names the row. */
function rowFit({ question }: Asked, { row }: Labelled): number {
  const asks = withoutBlanks(question.text);
  return Number(row.some((value) => value.length > 1 && asks.includes(withoutBlanks(value))));
}
