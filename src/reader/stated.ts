// Stated answers: definitions and causes that their wording marks: X，是指…; 因…; 由于….

import type { Question } from '../question/question.ts';
import { fold } from '../text/fold.ts';
import type { Span } from '../text/span.ts';
import type { Candidate } from './candidate.ts';
import type { Asked, Evidence } from './evidence.ts';
import { STATED_WEIGHTS, type StatedFeature, weigh } from './weights.ts';

/** A stretch that answers by the words it stands behind. */
interface Stated extends Span {
  readonly feature: StatedFeature;
}

/** Candidates that a wording marks as a definition or a cause. */
export function statedCandidates(asked: Asked, evidence: readonly Evidence[]): Candidate[] {
  const { question } = asked;
  const find = STATED[question.answerType];
  if (!find) return [];
  return evidence.flatMap((one) => {
    const { hit, analysis, sentence } = one;
    const says = analysis.folded.slice(sentence.start, sentence.end);
    return find(question, says).map(({ start, end, feature }) => {
      const span = { start: sentence.start + start, end: sentence.start + end };
      const { features, score } = weigh({ ...NOTHING, [feature]: 1 }, STATED_WEIGHTS);
      return {
        hit,
        sentence: { start: sentence.start, end: sentence.end },
        span,
        text: hit.passage.text.slice(span.start, span.end),
        score: one.score + score,
        features: { ...one.features, ...features },
      };
    });
  });
}

const NOTHING: Readonly<Record<StatedFeature, number>> = {
  defined: 0,
  apposed: 0,
  caused: 0,
  titled: 0,
};

const STATED: Readonly<Record<string, (question: Question, says: string) => Stated[]>> = {
  what: titlesIn,
  definition: definitionsIn,
  reason: causesIn,
};

/** How what is defined goes over into what it is. */
const IS = '[”"》]?(?:\\([^)]*\\))?,?(?:是指|指的是|系指|指|即|就是|是一[种个项类款套]|是)[:,]?';

function definitionsIn(question: Question, says: string): Stated[] {
  const name = definedIn(question);
  if (name.length < 2) return [];
  const found = new RegExp(`${escaped(name)}(?:${IS})`, 'u').exec(says);
  if (found) return stretch(says, found.index + found[0].length, /[。;!?]/, 'defined');
  // 首创“分环法”，把拱圈分成三环砌筑: told in the clauses behind the name.
  const apposed = new RegExp(`[“"《]?${escaped(name)}[”"》],`, 'u').exec(says);
  return apposed ? stretch(says, apposed.index + apposed[0].length, /[。;!?]/, 'apposed') : [];
}

/** What is to be defined: what stands in quotation marks, else the question but for what asks. */
function definedIn({ text, gap, requirements }: Question): string {
  const quoted = requirements.findLast(({ kind }) => kind === 'quoted');
  if (quoted) return quoted.text;
  const folded = fold(text);
  const rest = gap ? [folded.slice(0, gap.start), folded.slice(gap.end)] : [folded];
  const longest = rest.reduce((a, b) => (b.length > a.length ? b : a));
  return longest
    .replace(/[?？。!！\s]+$/gu, '')
    .replace(/(?:是|指|指的是?|的?(?:意思|含义|定义)是?|叫做?)$/u, '')
    .replace(/^(?:请问|所谓的?|.{0,12}(?:里|中|所)(?:说的?|称的?|提到的?))/u, '')
    .replace(/(?:是|指的?)+$/u, '')
    .trim();
}

/** 担任什么职务, 是什么身份. */
const OFFICE = /职务|职位|官职|头衔|身份|职称|(?:当|任|担任|做)(?:的是)?(?:什么|啥)(?:官|职)?/;
const TITLE =
  /(?:书记|主任|[院校局区县市省部镇乡村处科所队组会厂行站社馆团师军班]长|董事长|理事长|秘书长|护士长|总?经理|总裁|总监|总统|总理|主席|委员|代表|教授|讲师|医师|医生|护士|教师|教练|工程师|会计|干事|干部|秘书|顾问|编辑|记者|研究员)$/u;

/** 李明(兼)任厂长, 李明被聘为顾问: what leads over to the office, and the office. */
const TAKEN =
  /^((?:[^,;:。()]{0,8}?)(?:担任|出任|兼任|就任|升任|调任|任命为|聘为|当选为?|受聘为|[兼改现历]?任(?![命务何由意性教期])))(\p{Script=Han}{2,20}?)(?=[,;。、()]|$)/u;

/** The office that stands right before the name of whom is asked about, or behind 任. */
function titlesIn({ text, requirements }: Question, says: string): Stated[] {
  const name = requirements.find(({ kind }) => kind === 'name')?.text;
  if (name === undefined || !OFFICE.test(text)) return [];
  const at = says.indexOf(name);
  const taken = at < 0 ? null : TAKEN.exec(says.slice(at + name.length));
  if (taken) {
    const start = at + name.length + taken[1]!.length;
    return [{ start, end: start + taken[2]!.length, feature: 'titled' }];
  }
  if (at <= 0) return [];
  const title = /[\p{Script=Han}、]{2,24}$/u.exec(says.slice(0, at))?.[0];
  if (!title || !TITLE.test(title)) return [];
  // What the question says already (the house) is no part of the office.
  const known = requirements
    .map((one) => title.lastIndexOf(one.text) + one.text.length)
    .filter((end) => end < title.length && end > 1);
  const from = Math.max(0, ...known.filter((_, i) => title.includes(requirements[i]?.text ?? '')));
  return [{ start: at - title.length + from, end: at, feature: 'titled' }];
}

const CAUSE =
  /(?:因为|由于|鉴于|出于|源于|缘于|起因于|(?<![\p{Script=Han}])因|(?<=[\p{Script=Han}])因(?![此而素应]))(?:为)?/gu;

/** The clauses behind the words that tell a cause, up to the predicate that the question asks the cause of. */
function causesIn(question: Question, says: string): Stated[] {
  const { text, gap } = question;
  // 还有哪一项原因: the others are told, and the wording does not say which is left.
  if (/还有|還有|另|除了/.test(text.slice(0, gap?.end ?? text.length))) return [];
  return [...causesBehind(question, says), ...causesBefore(question, says)];
}

function causesBehind({ terms }: Question, says: string): Stated[] {
  return [...says.matchAll(CAUSE)].flatMap(({ index, 0: cue }) => {
    const [found] = stretch(says, index + cue.length, /[,。;!?]|而(?![且言])/, 'caused');
    if (!found) return [];
    const clause = says.slice(found.start, found.end);
    const cuts = terms
      .filter(({ tag }) => /^v/.test(tag))
      .map(({ text }) => clause.indexOf(text))
      .filter((at) => at > 1);
    const end = cuts.length > 0 ? found.start + Math.min(...cuts) : found.end;
    return end - found.start >= SHORTEST_CAUSE ? [{ ...found, end: withoutLink(says, end) }] : [];
  });
}

/** 大桥通车，本桥遂禁行机动车: the clause before one with 遂, where that one says what the question asks the cause of. */
function causesBefore({ terms }: Question, says: string): Stated[] {
  return [...says.matchAll(EFFECT)].flatMap(({ index, 1: cause, 2: effect }) => {
    const told = terms.filter(({ text }) => effect!.includes(text)).length;
    if (told === 0 || told <= terms.filter(({ text }) => cause!.includes(text)).length) return [];
    const when = WHEN.exec(cause!)?.[0].length ?? 0;
    return [{ start: index + when, end: index + cause!.length, feature: 'caused' }];
  });
}

const EFFECT =
  /(?<=^|[,;。:])([^,;。:]{4,40}(?:,[^,;。:]{4,40})?),((?:\p{Script=Han}{0,6}(?:遂|于是|因而|从而)|因此|所以|致使|导致|以致)[^;。]+)/gu;
/** The time that a clause begins with. */
const WHEN = /^(?:[0-9]{1,4}[年月日]|[一二三四五六七八九十]+[年月日])+[,]?/u;

const SHORTEST_CAUSE = 3;

/** 因病而辞职: the word between a cause and what it causes. */
const withoutLink = (says: string, end: number): number =>
  /[而才就被]/.test(says[end - 1]!) ? end - 1 : end;

/** From a place up to the first of the marks. */
function stretch(says: string, from: number, stop: RegExp, feature: StatedFeature): Stated[] {
  let start = from;
  while (/[\s,:“"]/.test(says[start] ?? '')) start++;
  const length = says.slice(start).search(stop);
  const end = length < 0 ? says.length : start + length;
  return end > start ? [{ start, end, feature }] : [];
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
