// Follow-ups: a question that leaves out what the last one said, made whole.
import { fold } from '../text/fold.ts';
import type { Mention, MentionKind } from '../text/mention.ts';
import { mentions } from '../text/mentions.ts';
import { overlaps, type Span } from '../text/span.ts';
import { parse } from './parse.ts';
import type { Question } from './question.ts';

export interface FollowUp {
  /** The question to ask: whole by itself. */
  readonly text: string;
  /** The words taken over from the question before, as they stood there; null if the text stands by itself. */
  readonly reused: string | null;
}

/** The question that `text` asks after `previous`. */
export function resolveFollowUp(text: string, previous: Question | null): FollowUp {
  const own = text.trim();
  const alone = { text: own, reused: null };
  if (!previous || previous.text === '' || own === '') return alone;
  for (const resolve of [askAgain, replaceTopic, replacePronoun, narrow, addStatement]) {
    const found = resolve(own, previous);
    if (found) return found;
  }
  return alone;
}

/** 还有呢？ asks the same once more. */
function askAgain(own: string, { text }: Question): FollowUp | null {
  const asks = /^(?:还有(?:谁|哪些|什么|别的)?|别的|其他的?|然后)呢?\s*[?？。]*$/u.test(own);
  return asks ? { text, reused: text } : null;
}

// 那长沙呢？ 武汉呢？ 换成2月呢？ 那第三批呢？
const AND_THIS =
  /^(?:那么?|那|换成|如果是|要是|至于)?[,，\s]*(.+?)(?:的话|的)?(?:呢|咧|嘞|又如何|怎么样)\s*[?？。!！]*$/u;

/** 那长沙呢？ asks the last question of something else of the same kind. */
function replaceTopic(own: string, previous: Question): FollowUp | null {
  const topic = AND_THIS.exec(own)?.[1];
  if (!topic || PRONOUN.test(topic) || asksSomething(topic)) return null;
  const slot = slotFor(topic, previous);
  if (!slot) return null;
  const isMarked =
    /^[《“「『]/.test(topic) && /[《“「『]/.test(previous.text[slot.start - 1] ?? '');
  const before = previous.text.slice(0, slot.start - (isMarked ? 1 : 0));
  const after = previous.text.slice(slot.end + (isMarked ? 1 : 0));
  const text = before + topic + after;
  return text === previous.text ? null : { text, reused: `${before}…${after}` };
}

const asksSomething = (text: string): boolean => parse(text).gap !== null;

/** The part of the previous question that a topic takes the place of: of the same kind, else its first name. */
function slotFor(topic: string, previous: Question): Span | null {
  const kind = kindOf(topic);
  const told = mentions(previous.text).filter((mention) => !isAsked(mention, previous));
  const same = outermost(told.filter((mention) => mention.kind === kind))[0];
  if (same) return same;
  if (kind && !NAMES.includes(kind)) return null;
  const names: Span[] = [
    ...outermost(told.filter((mention) => NAMES.includes(mention.kind))),
    ...previous.requirements.filter((required) => /^(?:name|place)$/.test(required.kind)),
  ];
  return names.sort((a, b) => a.start - b.start)[0] ?? leadingNoun(previous);
}

const NAMES: readonly MentionKind[] = ['place', 'organisation', 'person', 'title', 'quoted'];

const isAsked = (mention: Span, { gap }: Question): boolean =>
  gap !== null && overlaps(mention, gap);

function kindOf(topic: string): MentionKind | null {
  const whole = mentions(topic).find(({ start, end }) => start <= 1 && end >= topic.length - 1);
  return whole?.kind ?? null;
}

const outermost = (found: readonly Mention[]): readonly Mention[] =>
  found.filter((mention) => !found.some((other) => other !== mention && holds(other, mention)));

const holds = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start &&
  inner.end <= outer.end &&
  outer.end - outer.start > inner.end - inner.start;

/** Where no name stands: the noun before the question word (猫有几条腿？ 那狗呢？). */
function leadingNoun({ terms }: Question): Span | null {
  const first = terms.find(({ side, tag }) => side === 'left' && /^(?:n|x|j|eng)/.test(tag));
  return first ?? null;
}

const PRONOUN =
  /^(?:他们|她们|它们|他|她|它|这家|那家|该|此人|对方|其|那里|这里|那儿|这儿|当地|那边|这个人|那个人)/u;
const PERSONAL =
  /^(?:那么?|那)?[,，\s]*(他们|她们|它们|他|她|它|此人|这个人|那个人|其(?!他|它|实|中|余|次))(?:呢)?/u;
const LOCAL =
  /^(?:那么?)?[,，\s]*(那里|这里|那儿|这儿|当地|那边|该区|该市|该县|该镇|该村|该校|该院|该公司|该单位)/u;

/** 他在哪家医院工作？ takes the person, 那里有多少人？ the place of the last question. */
function replacePronoun(own: string, previous: Question): FollowUp | null {
  const hit = PERSONAL.exec(own) ?? LOCAL.exec(own);
  if (!hit) return null;
  const kinds = LOCAL.test(own)
    ? LOCAL_KINDS
    : /^[它其]/.test(hit[1]!)
      ? THING_KINDS
      : PERSON_KINDS;
  const name =
    askedPerson(previous, kinds) ?? nameOf(previous, kinds, hit[1]!) ?? subjectOf(previous);
  if (!name) return null;
  const at = hit[0].indexOf(hit[1]!);
  const rest = own.slice(at + hit[1]!.length).replace(/^呢\s*[?？]*$/u, '');
  if (/^\s*[?？。!！]*$/u.test(rest)) return { text: previous.text, reused: previous.text };
  return { text: name + rest, reused: name };
}

const PERSON_KINDS: readonly MentionKind[] = ['person'];
const LOCAL_KINDS: readonly MentionKind[] = ['place', 'organisation'];
const THING_KINDS: readonly MentionKind[] = ['title', 'quoted', 'organisation', 'place'];

/** 《西游记》的作者是谁？ 他…: the person that was asked for, by the words that asked. */
function askedPerson(previous: Question, kinds: readonly MentionKind[]): string | null {
  const { answerType, focus } = previous;
  if (kinds !== PERSON_KINDS || answerType !== 'person' || !focus) return null;
  const subject = subjectOf(previous);
  return subject && fold(subject).endsWith(focus) ? subject : null;
}

/** The name that a pronoun stands for: the last one told; for 他们 all from the first to the last. */
function nameOf(previous: Question, kinds: readonly MentionKind[], pronoun: string): string | null {
  const found = outermost(
    mentions(previous.text).filter(
      (mention) => kinds.includes(mention.kind) && !isAsked(mention, previous),
    ),
  );
  // The last name before the question word is the one that was asked about.
  const { gap } = previous;
  const told = found.filter(({ end }) => !gap || end <= gap.start);
  const last = told.at(-1) ?? found[0];
  if (/们$/.test(pronoun) && told[0] && last) return previous.text.slice(told[0].start, last.end);
  return last ? quoted(previous.text, last) : null;
}

/** A title keeps its marks. */
const quoted = (text: string, { start, end, kind }: Mention): string =>
  kind === 'title' || kind === 'quoted' ? text.slice(start - 1, end + 1) : text.slice(start, end);

/** 其中有多少…: a part of what the last question was about. */
function narrow(own: string, previous: Question): FollowUp | null {
  const hit =
    /^(?:那么?)?[,，\s]*(?:其中|当中|里面|这些人?(?:中|里|当中)|他们(?:中|当中))[,，]?/u.exec(own);
  const subject = hit && subjectOf(previous);
  return subject ? { text: subject + own.slice(hit[0].length), reused: subject } : null;
}

// 什么时候？ 在哪里？ 一共多少？ Words that may stand before a bare question word.
const BARE =
  /^(?:那么?|具体|到底|究竟)?[,，\s]*(?:是|在|从|由|到|有|花了|用了|一共|总共|又|都|还)*$/u;

/** 什么时候？ asks about what the last question told: its statement takes the question word in. */
function addStatement(own: string, previous: Question): FollowUp | null {
  const { gap, requirements, terms } = parse(own);
  // A question word asks for a form (多宽) and is about nothing by itself.
  const isAboutSomething = requirements.some(({ kind }) => kind !== 'form');
  if (!gap || /^[那这]是/.test(own) || isAboutSomething || terms.length > MOST_WORDS_LEFT)
    return null;
  if (!BARE.test(own.slice(0, gap.start))) return null;
  const [subject, predicate] = statementOf(previous);
  const asked = own.replace(/^那么?[,，\s]*/u, '').replace(/[?？。!！\s]+$/u, '');
  const rest = terms.length > 0 ? withoutRepeats(predicate, terms) : predicate;
  if (subject === '' && rest === '') return null;
  const text = terms.length > 0 ? `${subject}${rest}${asked}？` : `${subject}${asked}${rest}？`;
  return { text, reused: `${subject}${rest}` };
}

/** With more words of its own, a question tells what it is about. */
const MOST_WORDS_LEFT = 1;

/** What the previous question told: its subject, then what it said of it (刘建军 | 获得了奖章). */
function statementOf({ text, gap, tokens }: Question): readonly [string, string] {
  if (!gap) return [text.replace(ENDING, ''), ''];
  const left = tokens.filter(({ end }) => end <= gap.start);
  let verb = left.length;
  while (verb > 0 && /^(?:v|u|d)/.test(left[verb - 1]!.tag)) verb--;
  const at = verb === 0 ? 0 : left[verb - 1]!.end;
  const subject = text.slice(0, at).replace(PREPOSITION, '');
  const predicate = text.slice(at, gap.start).replace(PREPOSITION, '') + text.slice(gap.end);
  return [subject, predicate.replace(ENDING, '')];
}

const PREPOSITION = /(?:是在|是从|是由|的是|一共|总共|是|在|从|由|有|为|叫|于)*$/u;
const ENDING = /(?:的|了|呢|呀|啊|哦)?[?？。!！\s]*$/u;

/** The statement without the verb that the new question says itself (发明了电话 → 电话 for 什么时候发明的？). */
const withoutRepeats = (predicate: string, terms: Question['terms']): string =>
  terms.reduce(
    (rest, { text }) => rest.replace(new RegExp(`${literal(text)}[了过的]?`, 'u'), ''),
    predicate,
  );

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** What the previous question was about: all before its question word, copula and prepositions taken off. */
const subjectOf = ({ text, gap }: Question): string | null =>
  text
    .slice(0, gap?.start ?? text.length)
    .replace(ENDING, '')
    .replace(PREPOSITION, '') || null;
