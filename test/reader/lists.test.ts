// Lists: every form in which Chinese strings things together; `{I:…}` marks the expected items.
import { describe, expect, it } from 'vitest';
import { slice } from '../../src/text/span.ts';
import { hitsOf, marks, readHits } from './hits-of.ts';

const CASES: readonly (readonly [form: string, question: string, marked: string])[] = [
  [
    'A、B和C',
    '合唱团去过哪些城市演出？',
    '合唱团先后到{I:大连}、{I:青岛}、{I:厦门}和{I:昆明}演出。演出都很成功。',
  ],
  [
    'A、B、C等',
    '食堂供应哪些主食？',
    '学校食堂供应的主食有{I:米饭}、{I:馒头}、{I:面条}等，价格不变。',
  ],
  [
    'a counted cue in quotation marks',
    '“三送”服务是指哪三送？',
    '社区推出“三送”服务，即{I:送米面上门}、{I:送药品上门}、{I:送书报上门}，受到老人欢迎。',
  ],
  [
    'parallel clauses',
    '“四免”政策免哪四项？',
    '景区对教师实行“四免”：{I:免门票}，{I:免车费}，{I:免讲解费}，{I:免停车费}。',
  ],
  [
    'quoted, nothing between',
    '博物馆评出的“三宝”是哪三件？',
    '博物馆评出的“三宝”是“{I:鎏金铜马}”“{I:彩绘陶俑}”“{I:错银宝剑}”。',
  ],
  [
    'within one pair of quotation marks',
    '会议坚持的方针是哪三条？',
    '会议提出坚持“{I:重点突破}、{I:分类指导}、{I:统筹推进}”的方针，全面部署、压实责任。',
  ],
  [
    'in brackets behind what counts them',
    '学校有哪三个校区？',
    '本规定适用于学校的三个校区（{I:东山校区}、{I:湖滨校区}、{I:新城校区}）的全体师生。',
  ],
  [
    '一是…；二是…',
    '工程面临的两大难点是什么？',
    '工程面临两大难点：一是{I:地下水位高}；二是{I:施工场地狭窄}。工期因此延长。',
  ],
  [
    'ordinals over several sentences',
    '展览展出的三幅画是哪三幅？',
    '展览展出三幅画。第一幅是{I:山村晨雾}。第二幅是{I:渔舟唱晚}。第三幅是{I:雪夜归人}。',
  ],
  [
    'over dashes',
    '快车沿途停靠哪些车站？',
    '快车沿途停靠{I:徐州站}——{I:宿州站}——{I:蚌埠站}——{I:滁州站}，全程四小时。',
  ],
  [
    'articles of a law',
    '第七条禁止哪些行为？',
    '第七条 公园内禁止下列行为：\n（一）{I:攀折花木}；\n（二）{I:捕捉鸟类}；\n（三）{I:在湖中游泳}。\n第八条 违反前款规定的，依照下列规定处罚：\n（一）攀折花木的，处五十元罚款；\n（二）捕捉鸟类的，处二百元罚款。',
  ],
  [
    'before the name that counts them',
    '街道落实的“两大举措”是哪两项？',
    '在市委、市政府的领导下，街道落实{I:网格巡查}和{I:错时开放}“两大举措”，成效明显。',
  ],
  [
    'over several passages',
    '山庄建成的三座园子分别是什么园？',
    '{P:山庄在乡亲和志愿者的帮助下，建成了三座园子。}{P:第一座是{I:百草园}。园里种着草药。}{P:第二座是{I:梅花园}。}{P:第三座是{I:水生植物园}。}',
  ],
  ['two, joined by 和', '获得一等奖的是哪两名学生？', '获得一等奖的是{I:周晓雯}和{I:李俊杰}。'],
];

describe('list answers', () => {
  it.each(CASES)('%s: %s', (_, question, marked) => {
    const expected = hitsOf(marked);
    const [best] = readHits(question, expected.hits);
    expect(best!.items?.map(({ hit, span }) => slice(hit.passage.text, span))).toEqual(
      marks(expected, 'I'),
    );
  });

  it('gives each item the sentence it stands in', () => {
    const marked =
      '村里办了三件实事。{S:首先，{I:修通了公路}。}{S:其次，{I:装上了路灯}。}{S:最后，{I:建起了广场}。}';
    const expected = hitsOf(marked);
    const [best] = readHits('村里办了哪三件实事？', expected.hits);
    expect(best!.items?.map(({ sentence }) => slice(expected.text, sentence))).toEqual(
      marks(expected, 'S'),
    );
  });

  it('gives the rest of a series that the question begins', () => {
    const [best] = readHits(
      '展馆分为序厅、主厅和什么？',
      hitsOf('展馆分为序厅、主厅和儿童活动区。').hits,
    );
    expect(best!.text).toBe('儿童活动区');
  });

  it('leaves out an item of the rest that goes on with what is said of all', () => {
    const [best] = readHits(
      '县里的三塔包括南塔、北塔以及哪一座？',
      hitsOf('县里的凌云塔、南塔、北塔并称为青山三塔。').hits,
    );
    expect(best!.text).toBe('凌云塔');
  });
});
