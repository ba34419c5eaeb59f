// Implied requirements: what an answer must cover though no name, date or number says so.
import type { Token } from '../text/segment.ts';
import { overlaps } from '../text/span.ts';
import type { Asked } from './asked.ts';
import { isCode } from './noun-classes.ts';
import type { AnswerType, Requirement } from './question.ts';
import { isGeneric } from './terms.ts';

/** The requirements that no mention makes, in no order. */
export function impliedBy(asked: Asked): Requirement[] {
  return [
    ...frequencies(asked),
    ...departments(asked),
    ...topics(asked),
    ...roles(asked),
    ...form(asked),
  ];
}

const requirement = ({ start, end, text }: Token, kind: Requirement['kind']): Requirement => ({
  start,
  end,
  text,
  kind,
});

/** 每周, 每月: what is done so often is not done more often. */
const frequencies = ({ tokens, gap }: Asked): Requirement[] =>
  tokens
    .filter((token) => /^每(?:年|月|周|日|天|季度?|小时|星期|晚)$/.test(token.text))
    .filter((token) => !(gap && overlaps(token, gap)))
    .map((token) => requirement(token, 'time'));

/** 急诊科, 财务处: departments that no mention finds, for any house has them. */
const departments = ({ tokens, mentions, phrase, focus, gap }: Asked): Requirement[] =>
  tokens
    .filter(
      (token) =>
        /^[nx]/.test(token.tag) &&
        /^\p{Script=Han}{2,}[科处局]$/u.test(token.text) &&
        token.text !== focus.noun &&
        !overlaps(token, phrase) &&
        !(gap && overlaps(token, gap)) &&
        !mentions.some((mention) => overlaps(mention, token)),
    )
    .map((token) => requirement(token, 'organisation'));

/** 摩托车【的】最高时速: the noun that possesses what is asked for. */
function topics({ tokens, mentions, gap, focus }: Asked): Requirement[] {
  return tokens
    .filter((token, i) => {
      const [de, next] = [tokens[i + 1], tokens[i + 2]];
      return (
        de?.text === '的' &&
        next !== undefined &&
        /^(?:n|vn|an|x|l|j|a|b)/.test(next.tag) &&
        (!gap || token.end <= gap.start) &&
        /^(?:n$|nz$|x$|l$)/.test(token.tag) &&
        /^\p{Script=Han}{2,}$/u.test(token.text) &&
        token.text !== focus.noun &&
        !isGeneric(token) &&
        // 全县, 我区: which one the document says.
        !/^[全我本该各]/.test(token.text) &&
        !mentions.some((mention) => overlaps(mention, token))
      );
    })
    .map((token) => requirement(token, 'topic'));
}

/** Offices and kin: who holds another is not who is asked for. */
const ROLE =
  /(?:[长]|书记|主任|经理|总监|董事|主席|秘书|教练|司令|政委|会计|出纳|总裁|总理|总统|院士|女婿|儿媳|儿子|女儿|妻子|丈夫|父亲|母亲|爸爸|妈妈|哥哥|弟弟|姐姐|妹妹|孙子|孙女|爷爷|奶奶|师傅|徒弟|导师|建筑师|律师|医生|司机)$/;

function roles({ answerType, focus: { noun }, tokens }: Asked): Requirement[] {
  if (answerType !== 'person' || noun === null || !ROLE.test(noun)) return [];
  const token = tokens.findLast(({ text }) => noun.endsWith(text));
  return token ? [{ ...requirement(token, 'role'), text: noun }] : [];
}

const NUMERIC: ReadonlySet<AnswerType> = new Set(['number', 'money', 'percentage']);

/** A question for a number, a date, a code or somebody is not answered by what holds none. */
function form(asked: Asked): Requirement[] {
  const { gap, focus, answerType, tokens } = asked;
  const isExact =
    NUMERIC.has(answerType) ||
    (answerType === 'person' && !isAgent(asked)) ||
    isCode(focus.noun ?? '') ||
    isExactTime({ gap, answerType, tokens });
  if (!isExact || !gap || gap.end === gap.start) return [];
  const text = tokens
    .filter((token) => overlaps(token, gap))
    .map((token) => token.text)
    .join('');
  return [{ start: gap.start, end: gap.end, text, kind: 'form' }];
}

/** 由谁接送: a firm, a car, a machine may do what somebody does. */
const isAgent = ({ gap, tokens }: Asked): boolean =>
  gap !== null && tokens.some(({ end, text }) => end === gap.start && /^[由被让给]$/.test(text));

/** 哪一年, 几点: unlike 什么时候, which an event may answer. */
const isExactTime = ({
  gap,
  answerType,
  tokens,
}: Pick<Asked, 'gap' | 'answerType' | 'tokens'>): boolean =>
  answerType === 'time' &&
  tokens.some(
    ({ text, ...span }) => gap !== null && overlaps(span, gap) && /[年月日天号点几]/.test(text),
  );
