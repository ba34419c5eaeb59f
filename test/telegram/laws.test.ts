// Laws of the pieces: what holds for every text, every press, every journal.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Windows } from '../../src/telegram/api/windows.ts';
import { parseJournal } from '../../src/telegram/intake/journal.ts';
import { Lanes } from '../../src/telegram/intake/lanes.ts';
import { decodePress, encodePress, type Press } from '../../src/telegram/render/callback-data.ts';
import { fitted, shorten } from '../../src/telegram/render/fit.ts';
import { bold, foldedQuote, joined, rich, underline } from '../../src/telegram/render/rich-text.ts';
import { checkText } from './peer/rules.ts';

const cid = fc.stringMatching(/^[A-Za-z0-9_-]{16}$/);

const citationPress = fc
  .record({
    op: fc.constantFrom('open' as const, 'close' as const, 'file' as const),
    first: fc.integer({ min: 1, max: 35 }),
    width: fc.integer({ min: 0, max: 9 }),
    onCard: fc.boolean(),
    cids: fc.array(cid, { minLength: 1, maxLength: 3 }),
    at: fc.nat(),
  })
  .map(({ at, ...press }): Press => ({ ...press, index: at % press.cids.length }));

const press: fc.Arbitrary<Press> = fc.oneof(
  citationPress,
  fc.record({
    op: fc.constant('sources' as const),
    page: fc.integer({ min: 0, max: 46_655 }),
    onList: fc.boolean(),
  }),
  fc.record({ op: fc.constant('document' as const), docid: fc.stringMatching(/^[0-9a-z]{8}$/) }),
  fc.record({ op: fc.constantFrom('follow-up' as const, 'nothing' as const) }),
);

describe('callback data', () => {
  it('fits into a button and a deep link, and means the same when it comes back', () => {
    fc.assert(
      fc.property(press, (given) => {
        const data = encodePress(given);
        expect(data).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
        expect(decodePress(data)).toEqual(given);
      }),
    );
  });

  it('that we never wrote means nothing, and breaks nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: 'binary' }), (data) => {
        const read = decodePress(data);
        if (read) expect(encodePress(read).toLowerCase()).toBe(data.toLowerCase());
      }),
    );
  });

  it.each(['', 'o1', '../../etc/passwd', 'o100a', 'o130aAAAAAAAAAAAAAAAA', 'f../passw', 'lffffff'])(
    'forged: %s',
    (data) => expect(decodePress(data)).toBeNull(),
  );
});

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).map((text) => bold(underline(text))),
);
const block = fc
  .array(piece, { maxLength: 30 })
  .chain((pieces) => fc.constantFrom(joined(pieces, '\n'), foldedQuote(joined(pieces, '\n'))));

describe('fitting', () => {
  it('takes what Telegram takes, whole characters and whole entities', () => {
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 12 }),
        fc.integer({ min: 50, max: 600 }),
        (blocks, most) => {
          const whole = rich('始', joined(blocks, '\n\n'), '终');
          const cut = fitted(whole, most);
          expect(cut.text.length).toBeLessThanOrEqual(most);
          checkText(cut.text, cut.entities, 4096);
          const kept = cut.text === whole.text ? cut.text : cut.text.slice(0, -'\n……'.length);
          expect(whole.text.startsWith(kept)).toBe(true);
          for (const entity of cut.entities)
            if (entity.type === 'bold') expect(whole.entities).toContainEqual(entity);
        },
      ),
    );
  });

  it('drops an entity whose last blanks are before the cut', () => {
    const whole = rich('出处', bold('甲 '), '乙'.repeat(50));
    const { text, entities } = fitted(whole, 4 + '\n……'.length);
    expect(text).toBe('出处\n……');
    expect(entities).toEqual([]);
  });

  it('shortening never leaves half a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 2, max: 40 }),
        (text, most) => {
          const short = shorten(text, most);
          expect(short.length).toBeLessThanOrEqual(
            Math.max(most, text.length <= most ? text.length : 0),
          );
          expect(short).not.toMatch(/\p{Surrogate}/u);
        },
      ),
    );
  });
});

describe('windows', () => {
  const limits = {
    overall: { count: 30, milliseconds: 1000 },
    chat: { count: 3, milliseconds: 3000 },
    group: { count: 20, milliseconds: 60_000 },
  };
  it('never let more through than any window allows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ chat: fc.integer({ min: -3, max: 6 }), gap: fc.nat(400) }), {
          maxLength: 200,
        }),
        (calls) => {
          let now = 0;
          const windows = new Windows(limits, () => now);
          const gone: { chat: number; at: number }[] = [];
          for (const { chat, gap } of calls) {
            now += gap;
            if (windows.take(chat) === 0) gone.push({ chat, at: now });
          }
          const most = (ms: number, of: typeof gone) =>
            Math.max(
              0,
              ...of.map(({ at }) => of.filter((one) => one.at > at - ms && one.at <= at).length),
            );
          expect(most(1000, gone)).toBeLessThanOrEqual(30);
          for (const chat of new Set(gone.map((one) => one.chat))) {
            const own = gone.filter((one) => one.chat === chat);
            expect(most(3000, own)).toBeLessThanOrEqual(3);
            if (chat < 0) expect(most(60_000, own)).toBeLessThanOrEqual(20);
          }
        },
      ),
    );
  });

  it('tell how long to wait, and then let it through', () => {
    let now = 0;
    const windows = new Windows(limits, () => now);
    expect([1, 2, 3].map(() => windows.take(7))).toEqual([0, 0, 0]);
    now = 1000;
    expect(windows.take(7)).toBe(2000);
    windows.pause(8, 5);
    expect(windows.take(8)).toBe(5000);
    now = 3000;
    expect(windows.take(7)).toBe(0);
  });
});

describe('a journal', () => {
  const lines = [
    '{"is":"update","update":{"update_id":1}}',
    '{"is":"sending","id":1,"inChat":3,"inBox":4}',
    '{"is":"done","id":1}',
  ];
  it('that is torn anywhere gives the lines that are whole', () => {
    const text = `${lines.join('\n')}\n`;
    for (let end = 0; end <= text.length; end++) {
      const { records, damaged } = parseJournal(text.slice(0, end));
      expect(damaged).toBe(0);
      expect(records).toHaveLength(text.slice(0, end).split('\n').length - 1);
    }
  });

  it('loses only the lines that are damaged', () => {
    const { records, damaged } = parseJournal(`${lines[0]}\n\0\0\0{"is"\n${lines[2]}\n`);
    expect(records.map(({ is }) => is)).toEqual(['update', 'done']);
    expect(damaged).toBe(1);
  });
});

describe('lanes', () => {
  it('keep the order in a lane, and run lanes side by side', async () => {
    const lanes = new Lanes();
    const done: string[] = [];
    const job = (name: string, ms: number) => async () => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      done.push(name);
    };
    lanes.add('a', job('a1', 40));
    lanes.add('a', job('a2', 0));
    lanes.add('b', job('b1', 5));
    await new Promise((resolve) => setTimeout(resolve, 90));
    expect(done).toEqual(['b1', 'a1', 'a2']);
  });

  it('once stopped begin nothing more', async () => {
    const lanes = new Lanes();
    let begun = 0;
    for (let i = 0; i < 5; i++)
      lanes.add('a', async () => {
        begun++;
        await new Promise((resolve) => setTimeout(resolve, 10));
      });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await lanes.stop();
    expect(begun).toBe(1);
  });
});
