// Encodings guessed from bytes: right and sure on short texts, and unsure rather than wrong.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { guessEncoding } from '../../src/corpus/guess-encoding.ts';

const SIMPLIFIED = '镇上新修的图书馆昨天开放，第一天就有三百多人来借书，管理员说座位不够用。';
const TRADITIONAL = '鎮上新修的圖書館昨天開放，第一天就有三百多人來借書，管理員說座位不夠用。';

describe('guessEncoding', () => {
  it.each([
    ['gbk', SIMPLIFIED, 'gb18030'],
    ['gb18030', `${SIMPLIFIED}𠀀`, 'gb18030'],
    ['gbk', TRADITIONAL, 'gb18030'],
    ['big5', TRADITIONAL, 'big5'],
    ['gbk', '通知：明天下午开会。', 'gb18030'],
    ['big5', '通知：明天下午開會。', 'big5'],
    ['gbk', 'Name: 王小明, age: 12, city: 北京\n', 'gb18030'],
  ])('%s of %s', (saved, text, encoding) => {
    const guess = guessEncoding(iconv.encode(text, saved));
    expect(guess).toMatchObject({ text, encoding });
    expect(guess!.certainty).toBeGreaterThan(0.95);
  });

  it.each([
    ['shift_jis', '東京都は日本の首都であり、世界最大級の都市のひとつである。'],
    ['euc-jp', '東京都は日本の首都であり、世界最大級の都市のひとつである。'],
    ['euc-kr', '대한민국은 동아시아의 한반도 남부에 위치한 나라이다.'],
    ['latin1', 'Größe, Übung, ähnlich, für die Straße: déjà vu à la plage.'],
    ['win1251', 'Москва является столицей России и крупнейшим городом.'],
    ['gbk', '龘'],
  ])('%s of %s is not taken for Chinese with certainty', (saved, text) => {
    expect(guessEncoding(iconv.encode(text, saved))?.certainty ?? 0).toBeLessThan(0.95);
  });

  it('many short stretches: none wrong and sure', () => {
    for (const [text, saved, encoding] of [
      [SIMPLIFIED, 'gbk', 'gb18030'],
      [TRADITIONAL, 'big5', 'big5'],
    ] as const)
      for (let start = 0; start + 4 <= text.length; start++) {
        const guess = guessEncoding(iconv.encode(text.slice(start, start + 4), saved));
        if (guess && guess.certainty >= 0.95) expect(guess.encoding).toBe(encoding);
      }
  });
});
