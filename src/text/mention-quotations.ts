// Quotations: titles in 《》, terms in quotation marks, bracketed aliases and codes in Latin letters.
import { type Mention, type MentionKind, plainMention, type Reading } from './mention.ts';
import { contains, length } from './span.ts';

/** A longer quotation is speech, not a term. */
const LONGEST_TERM = 30;
const LONGEST_TITLE = 60;

const RULES: readonly (readonly [MentionKind, RegExp])[] = [
  ['title', new RegExp(`《([^《》\\n]{1,${LONGEST_TITLE}})》`, 'gu')],
  ['title', new RegExp(`〈([^〈〉\\n]{1,${LONGEST_TITLE}})〉`, 'gu')],
  ['quoted', new RegExp(`“([^“”\\n]{1,${LONGEST_TERM}})”`, 'gu')],
  ['quoted', new RegExp(`‘([^‘’\\n]{1,${LONGEST_TERM}})’`, 'gu')],
  ['quoted', new RegExp(`"([^"\\n]{1,${LONGEST_TERM}})"`, 'gu')],
  [
    'quoted',
    /\((?:以下|下文|后)?(?:简称|下称|又称|又名|亦称|也称|俗称|旧称|原名|本名|别名|全称|统称|合称|昵称|外号|绰号|号称|字|号|即|后称)(?:为|是|作)?[:,]?[“"]?([^()“”"\n]{1,20})[”"]?\)/gu,
  ],
  // Addresses on the web and of mail.
  ['code', /(?:https?:\/\/|www\.)[a-z0-9][a-z0-9._~:/?#@!$&'*+=%-]*[a-z0-9/]/gu],
  ['code', /(?<![a-z0-9._-])[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+/gu],
  [
    'code',
    /(?<![0-9-])[48]00-?[0-9]{3}-?[0-9]{4}(?![0-9-])|(?<![0-9-])[48]00-[0-9]{4}-[0-9]{3}(?![0-9-])/gu,
  ],
  [
    'code',
    /(?<![a-z0-9])(?=[a-z0-9]*[a-z])[a-z0-9]+(?:[-./+&'][a-z0-9]+|[ ](?=[a-z])[a-z][a-z0-9]*|[ ][0-9]{1,4}(?![0-9年月日个名万亿.,%]))*\+{0,2}/gu,
  ],
  [
    'code',
    /(?<![0-9])(?:1[0-9]{10}|0[0-9]{2,3}-[0-9]{7,8}|[0-9]{3,4}-[0-9]{4,8}|[0-9]{6,})(?![0-9%万亿千百]|[.,][0-9])/gu,
  ],
];

/** The mention is what stands between the marks. */
export function quotationMentions(reading: Reading): Mention[] {
  const found: Mention[] = [];
  for (const [kind, pattern] of RULES)
    for (const hit of reading.folded.matchAll(pattern)) {
      const inside = hit[1] ?? hit[0];
      const start = hit.index + hit[0].lastIndexOf(inside);
      found.push(plainMention(reading, kind, start, start + inside.length));
    }
  // 820-6677 is a part of 400-820-6677.
  return found.filter(
    (mention) =>
      mention.kind !== 'code' ||
      !found.some(
        (other) =>
          other.kind === 'code' && contains(other, mention) && length(other) > length(mention),
      ),
  );
}
