import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/fold.ts';
import { mentions } from '../../src/text/mentions.ts';

const PIECES = [
  '2020年',
  '3月',
  '20日',
  '三成',
  '5万余名',
  '元',
  '第',
  '张三',
  '北碚区',
  '医院',
  '“',
  '”',
  '《',
  '》',
  '·',
  '，',
  '\ud83d',
  '區',
  'G93',
  '百分之',
  ' ',
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join('')),
);

it('finds only stretches of the text, by start, the longer first, none twice', () => {
  fc.assert(
    fc.property(text, (given) => {
      const found = mentions(given);
      const seen = new Set<string>();
      for (const [i, { start, end, kind, value }] of found.entries()) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(given.length);
        expect(value).not.toBe('');
        expect(fold(value)).toBe(value);
        const key = `${start} ${end} ${kind}`;
        expect(seen.has(key)).toBe(false);
        seen.add(key);
        const next = found[i + 1];
        if (next)
          expect(start < next.start || (start === next.start && end >= next.end)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

it.each([
  '亿',
  '1',
  '一',
  '·',
  '“',
  '第',
  'a1',
  '张三',
  '3月',
  '北京市',
  '1,234',
  '二〇二〇年',
  '几十万余',
])('takes no long time for 10,000 characters of %s', (piece) => {
  const text = piece.repeat(10_000 / piece.length);
  const begun = performance.now();
  mentions(text);
  // Milliseconds where it is linear; minutes where a pattern tries every way to match.
  expect(performance.now() - begun).toBeLessThan(5_000);
});

// sentence | kind:words of the text, with the number and the unit of an amount
const ROWS = `
会议于2021年6月18日上午9时在省博物馆召开。 | time:2021年6月18日上午9时 · time:2021年6月18日 · time:2021年 · time:6月18日 · time:6月 · time:上午9时 · organisation:省博物馆
从3月底到四月中旬，气温回升了6.5个百分点。 | time:3月底到四月中旬 · time:3月底 · time:3月 · time:四月中旬 · time:四月 · percentage:6.5个百分点=6.5
去年5月，年三十晚上8点，除夕夜，19:30，正月十五。 | time:去年5月 · time:去年 · time:5月 · time:年三十晚上8点 · time:除夕夜 · time:19:30 · time:正月十五 · time:正月
他1987年9月至1991年7月在东海大学读书。 | time:1987年9月至1991年7月 · time:1987年9月 · time:1987年 · time:9月 · time:1991年7月 · time:1991年 · time:7月 · organisation:东海大学
公元前221年，秦始皇统一六国；康熙二十三年设府。 | time:公元前221年 · person:秦始皇 · place:六国 · time:康熙二十三年
20世纪80年代初，唐朝末年，清末民初，上世纪九十年代。 | time:20世纪80年代初 · time:20世纪80年代 · time:唐朝末年 · time:清末民初 · time:上世纪九十年代
漆明远教授今年国庆节前到访，青会纪〔2023〕6号。 | person:漆明远 · time:今年国庆节前 · time:今年 · time:国庆节前 · number:2023=2023 · number:6号=6 号
二〇一九年十月一日是国庆节。 | time:二〇一九年十月一日 · time:二〇一九年 · time:十月一日 · time:十月 · time:国庆节
工期24个月，历时57天，延长了两年，等了3个小时。 | number:24个月=24 个月 · number:57天=57 天 · number:两年=2 年 · number:3个小时=3 个小时
共有1352名志愿者、80万个口罩、2.4万只水表和18栋楼。 | number:1352名=1352 名 · number:80万个=800000 个 · number:2.4万只=24000 只 · number:18栋=18 栋
6万余名党员，30余万人次，200多户，三千多人，数百名学生，几十家企业。 | number:6万余名=60000 名 · number:30余万人次=300000 人次 · number:200多户=200 户 · number:三千多人=3000 人 · number:数百名=100 名 · number:几十家=10 家
投资6000余万元，产值达512亿元，约合100美元，罚款五百元。 | money:6000余万元=60000000 元 · money:512亿元=51200000000 元 · money:100美元=100 美元 · money:五百元=500 元
占比83.5%，百分之四十，七成居民，三分之一，千分之五，六成半。 | percentage:83.5%=83.5 · percentage:百分之四十=40 · percentage:七成=70 · percentage:三分之一=1/3 · percentage:千分之五=5 · percentage:六成半=65
第一批、第三次、首批、第十二届、头一回。 | ordinal:第一批=1 批 · ordinal:第三次=3 次 · ordinal:首批=1 批 · ordinal:第十二届=12 届 · ordinal:头一回=1 回
一方面要十分重视，万一四川下雨就一起走。 | place:四川
记者陈晓东说，院长欧阳建国和张小华老师来到教室。 | person:陈晓东 · person:欧阳建国 · place:欧阳 · person:张小华
高先生、王女士、李某和赵大爷都在。 | person:高先生 · person:王女士 · person:李某 · person:赵大爷
副主任周志远、党员刘建军和护士林晓燕获奖。 | person:周志远 · person:刘建军 · person:林晓燕
亚历山大·弗莱明发现青霉素，J·K·罗琳写小说。 | person:亚历山大·弗莱明 · place:亚历山大 · person:J·K·罗琳 · code:J · code:K
威廉·莎士比亚的戏剧和玛丽·居里的研究。 | person:威廉·莎士比亚 · person:威廉 · place:莎士比亚 · person:玛丽·居里
他在长沙市岳麓区中山路的岳麓书院讲学。 | place:长沙市岳麓区中山路 · place:长沙市岳麓区 · place:长沙市 · place:岳麓区中山路 · place:岳麓区 · place:中山路 · organisation:岳麓书院
太平镇青石村和北仓街道相邻。 | place:太平镇青石村 · place:太平镇 · place:青石村 · place:北仓街道 · place:北仓
湖南师范大学附属中学，中国农业银行，长宁区卫生健康委员会。 | organisation:湖南师范大学附属中学 · organisation:湖南师范大学 · organisation:中国农业银行 · organisation:长宁区卫生健康委员会 · place:长宁区 · organisation:卫生健康委员会
她住进海天大酒店，就医于市第三人民医院。 | organisation:海天大酒店 · organisation:市第三人民医院 · ordinal:第三=3
《西游记》与“取经”有关（简称西游），又见《大唐西域记》。 | title:西游记 · quoted:取经 · quoted:西游 · title:大唐西域记 · place:西域
G42高速、5G网络、DNA、iPhone 12和QQ群。 | place:G42高速 · code:G42 · code:5G · code:DNA · code:iPhone 12 · number:12=12 · code:QQ
联系电话13800138000，座机010-62345678。 | code:13800138000 · code:010-62345678
臺灣大學位於臺北市大安區，創立於1928年。 | organisation:臺灣大學 · place:臺北市大安區 · place:臺北市 · place:大安區 · time:1928年
深圳市腾飞科技有限公司成立于2003年，注册资本500万元。 | organisation:深圳市腾飞科技有限公司 · place:深圳市 · organisation:腾飞科技有限公司 · time:2003年 · money:500万元=5000000 元
仅用半个月，等了一个半小时，学了两个半月，90天内办完。 | number:半个月=0.5 月 · number:一个半小时=1.5 小时 · number:两个半月=2.5 月 · number:90天=90 天
适用22～38平方米，降30%至50%，需三至五天，处二十元以上五十元以下罚款。 | number:22～38平方米=38 平方米 · number:22=22 · number:38平方米=38 平方米 · percentage:30%至50%=50 · percentage:30%=30 · percentage:50%=50 · number:三至五天=5 天 · number:五天=5 天 · money:二十元以上五十元以下=50 元 · money:二十元=20 元 · money:五十元=50 元
净重6.8kg，功率45W，风量320m³/h，5G网络。 | number:6.8kg=6.8 kg · number:45W=45 w · number:320m³/h=320 m³/h · code:5G
热线400-123-4567，见www.abc-d.com，信箱a.b@c.com，代码688123。 | code:400-123-4567 · code:www.abc-d.com · code:a.b@c.com · code:688123
漢明帝派人求法，顯宗和光緒帝都見過路易十四世的使者。 | person:漢明帝 · person:顯宗 · person:光緒帝 · person:路易十四世 · person:路易十四
約翰．約阿希姆．溫克爾曼與羅洛·梅 | person:約翰．約阿希姆．溫克爾曼 · person:約翰 · person:約阿希姆 · person:溫克爾曼 · person:羅洛·梅
`
  .trim()
  .split('\n')
  .map((row) => row.split(' | '));

const AMOUNTS = ['number', 'money', 'percentage', 'ordinal'];

describe('mentions', () => {
  it.each(ROWS)('%s', (text, expected) => {
    const found = mentions(text!).map(({ start, end, kind, value, unit }) => {
      const amount = AMOUNTS.includes(kind) ? `=${value}${unit ? ` ${unit}` : ''}` : '';
      return `${kind}:${text!.slice(start, end)}${amount}`;
    });
    expect(found).toEqual(expected!.split(' · '));
  });
});
