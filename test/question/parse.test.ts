// What parse makes of questions of many kinds: one row a question.
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/question/parse.ts';

// question | type | question word | head noun | measure word | count | what the evidence must cover
// `-` is none, `()` a question that breaks off where the answer would stand.
const ROWS = `
《西游记》的作者是谁？ | person | 谁 | 作者 | - | - | quoted:西游记
谁发明了电话？ | person | 谁 | - | - | - | -
是谁第一个登上珠穆朗玛峰的？ | person | 谁 | - | - | - | ordinal:第一个 place:珠穆朗玛峰
南山中学的校长是谁？ | person | 谁 | 校长 | - | - | organisation:南山中学 role:校长
2019年3月5日的座谈会由谁主持？ | person | 谁 | - | - | - | time:2019年3月5日
这张照片是哪位摄影师拍的？ | person | 哪位 | 摄影师 | 位 | - | -
哪一个人提出了日心说？ | person | 哪一个人 | - | - | - | -
啥子人可以报名参加志愿服务？ | person | 啥子人 | - | - | - | -
李明的妈妈叫什么名字？ | person | 什么 | 妈妈 | - | - | name:李明 role:妈妈
王建国的妻子姓什么？ | person | 什么 | 妻子 | - | - | name:王建国 role:妻子
现任镇长叫啥名字？ | person | 啥 | 镇长 | - | - | role:镇长
哪位七十多岁的老人捐出了积蓄？ | person | 哪位 | 老人 | 位 | - | -
明朝的開國皇帝是誰？ | person | 誰 | 皇帝 | - | - | -
何人於618年稱帝？ | person | 何人 | - | - | - | time:618年
陈晓东是谁的学生？ | person | 谁 | 学生 | - | - | name:陈晓东
哪个说要停水的？ | person | 哪个 | - | 个 | - | -
巴西的首都是哪里？ | place | 哪里 | - | - | - | place:巴西
总部设在何处？ | place | 何处 | - | - | - | -
长江发源于什么地方？ | place | 什么地方 | - | - | - | place:长江
收费站设在哪个路口？ | place | 哪个 | 路口 | 个 | - | -
李华是在哪家医院出生的？ | place | 哪家 | 医院 | 家 | - | name:李华
领证要去啥地方办？ | place | 啥地方 | - | - | - | -
张老师之前在哪儿工作？ | place | 哪儿 | - | - | - | name:张老师
哪座山是五岳之首？ | place | 哪座 | 山 | 座 | - | place:五岳
东平社区属于哪个街道？ | place | 哪个 | 街道 | 个 | - | place:东平
李时珍是哪个朝代的人？ | time | 哪个朝代 | - | - | - | name:李时珍
臺灣最高的山位於哪個縣市？ | place | 哪個 | 县市 | 个 | - | place:台湾
新图书馆开在哪点？ | place | 哪点 | - | - | - | -
哪国总统访问了南非？ | person | 哪国 | 总统 | 国 | - | role:总统 place:南非
赵敏毕业于哪所大学？ | organisation | 哪所 | 大学 | 所 | - | name:赵敏
这则启事刊登于哪家报纸？ | organisation | 哪家 | 报纸 | 家 | - | -
是哪个单位负责供水？ | organisation | 哪个 | 单位 | 个 | - | -
救灾帐篷是哪支队伍送去的？ | organisation | 哪支 | 队伍 | 支 | - | -
市里的重点中学是哪所？ | organisation | 哪所 | 重点中学 | 所 | - | -
哪家公司收购了诺基亚？ | organisation | 哪家 | 公司 | 家 | - | -
哪个部门发布的公告？ | organisation | 哪个 | 部门 | 个 | - | -
火灾发生在什么时候？ | time | 什么时候 | - | - | - | -
京张铁路何时通车？ | time | 何时 | - | - | - | place:京张铁路
会议是哪一天召开的？ | time | 哪一天 | - | 天 | - | -
学校从几月几号起开学？ | time | 几月几号 | - | - | - | -
他去世于西元幾年？ | time | 幾年 | - | 年 | - | -
前蜀在哪一年滅亡？ | time | 哪一年 | - | 年 | - | -
王大爷啥时候退休的？ | time | 啥时候 | - | - | - | name:王大爷
除夕夜几点钟放烟花？ | time | 几点钟 | - | - | - | -
下一次值班是星期几？ | time | 星期几 | - | - | - | -
图书馆好久开门？ | time | 好久 | 图书馆 | - | - | -
中国人民银行何年成立？ | time | 何年 | - | - | - | organisation:中国人民银行
第一次世界大战爆发于哪一年？ | time | 哪一年 | - | 年 | - | time:第一次世界大战
青龙桥是哪天起禁止通行的？ | time | 哪天 | - | 天 | - | place:青龙桥
这台除湿机适合多大的房间？ | number | 多大 | 房间 | - | - | -
水电占全县用电量的多少？ | percentage | 多少 | 用电量 | - | - | -
顾维民写过什么书？ | what | 什么 | 书 | - | - | name:顾维民
市八院的院长是谁？ | person | 谁 | 院长 | - | - | organisation:市八院 role:院长
保险公司赔了多少？ | money | 多少 | - | - | - | -
铁路网是几世纪建成的？ | time | 几世纪 | - | 世纪 | - | -
故宫有多少间房屋？ | number | 多少间 | 房屋 | 间 | - | -
截至2021年6月30日，全县共有多少家规模以上企业？ | number | 多少家 | 企业 | 家 | - | time:2021年6月30日
全校一共有好多个班哦？ | number | 好多个 | 班 | 个 | - | -
球队派出了几名队员参赛？ | number | 几名 | 队员 | 名 | - | -
救治点总共收了多少人？ | number | 多少人 | 人 | 人 | - | -
泰山的海拔是多少米？ | number | 多少米 | 海拔 | 米 | - | place:泰山
长江有多长？ | number | 多长 | 长江 | - | - | -
这座塔有多高？ | number | 多高 | 塔 | - | - | -
蓝鲸能长到多大？ | number | 多大 | - | - | - | name:蓝鲸
王老师教书多少年了？ | number | 多少年 | 教书 | 年 | - | name:王老师
从北京到上海要多久？ | number | 多久 | - | - | - | place:北京 place:上海
改造工程花了多长时间？ | number | 多长时间 | - | - | - | -
她搬家几个月了？ | number | 几个月 | - | 个月 | - | -
陈小红 年龄 多少岁 | number | 多少岁 | 年龄 | 岁 | - | name:陈小红
青海湖面积 | number | - | 面积 | - | - | place:青海湖
这是第几届运动会？ | number | 第几届 | 运动会 | 届 | - | -
他在决赛中得了第几名？ | number | 第几名 | - | 名 | - | -
上海中心大廈有多少層？ | number | 多少層 | 大厦 | 层 | - | place:上海
全村人口有多少？ | number | 多少 | 人口 | - | - | -
采购的电脑有多少台？ | number | 多少台 | 电脑 | 台 | - | -
一台呼吸机多少钱？ | money | 多少钱 | 呼吸机 | - | - | -
修路花了几块钱？ | money | 几块钱 | - | 块钱 | - | -
县里安排的扶贫资金是多少？ | money | 多少 | 资金 | - | - | -
2020年全市GDP达到多少亿元？ | money | 多少亿元 | gdp | 元 | - | time:2020年
建厂那一年，全县的生产总值是多少？ | money | 多少 | 生产总值 | - | - | -
上半年 招商引资 完成多少亿 | money | 多少亿 | 招商引资 | - | - | -
他的月薪是多少？ | money | 多少 | 月薪 | - | - | -
门票要好多钱？ | money | 好多钱 | - | - | - | -
这部电影票房多少？ | money | 多少 | 电影票房 | - | - | -
入学率达到百分之几？ | percentage | 百分之几 | 入学率 | - | - | -
失业率是多少？ | percentage | 多少 | 失业率 | - | - | -
永川 适龄儿童 入学率 | percentage | - | 入学率 | - | - | place:永川
森林覆盖率提高了几个百分点？ | percentage | 几个百分点 | - | 个百分点 | - | -
增幅是多少？ | percentage | 多少 | 增幅 | - | - | -
几成居民接种了疫苗？ | percentage | 几成 | 居民 | 成 | - | -
水占人体的比例是多少？ | percentage | 多少 | 比例 | - | - | topic:人体
她的电话号码是多少？ | what | 多少 | 电话号码 | - | - | -
从昆明起飞的航班号是多少？ | what | 多少 | 航班号 | - | - | place:昆明
海水为什么是咸的？ | reason | 为什么 | - | - | - | -
老将军死后被追封为什么？ | what | 什么 | - | - | - | -
渔民称自己的小船为什么？ | what | 什么 | 小船 | - | - | -
渔民称自己的小船为什么要涂成红色？ | reason | 为什么 | - | - | - | -
列车为何晚点？ | reason | 为何 | - | - | - | -
她咋个天天都吃泡面嘛？ | reason | 咋个 | - | - | - | -
小王怎么没来开会？ | reason | 怎么没 | - | - | - | -
飞机延误的原因是什么？ | reason | 什么 | 原因 | - | - | -
为啥子要封路？ | reason | 为啥子 | - | - | - | -
項羽失敗的原因為何？ | reason | 何 | 原因 | - | - | name:项羽
他凭什么获奖？ | reason | 凭什么 | - | - | - | -
比赛因何取消？ | reason | 因何 | - | - | - | -
居民怎样申请补贴？ | manner | 怎样 | - | - | - | -
麻婆豆腐怎么做才嫩？ | manner | 怎么 | - | - | - | -
农户用什么办法除草？ | manner | 什么 | 办法 | - | - | -
渔民靠什么辨别方向？ | manner | 什么 | - | - | - | -
垃圾是如何处理的？ | manner | 如何 | - | - | - | -
他采取什么方式采购物资？ | manner | 什么 | 方式 | - | - | -
咋个缴费嘛？ | manner | 咋个 | - | - | - | -
碳酸钠是通过何种途径制备的？ | manner | 何种 | 途径 | - | - | -
北京有哪些高校？ | list | 哪些 | 高校 | - | - | place:北京
手机的套餐有哪些？ | list | 哪些 | 套餐 | - | - | topic:手机
“四访”活动是指哪四访？ | list | 哪四 | 活动 | - | 4 | quoted:四访
交警在哪三处设了岗亭？ | list | 哪三处 | - | 处 | 3 | -
“两项承诺”是哪两项？ | list | 哪两项 | - | 项 | 2 | quoted:两项承诺
双胞胎兄弟俩叫什么名字？ | list | 什么 | 兄弟俩 | - | 2 | -
这两兄弟分别叫什么？ | list | 什么 | 兄弟 | - | 2 | -
全镇面临的三大难题是什么？ | list | 什么 | 难题 | - | 3 | -
5道防线分别是什么防线？ | list | 什么 | 防线 | - | 5 | -
刘备的五虎上将都有谁？ | list | 谁 | 五虎上将 | - | - | name:刘备
太阳系有哪八大行星？ | list | 哪八 | 大行星 | - | 8 | -
“三不准”是指哪三项规定？ | list | 哪三项 | 规定 | 项 | 3 | quoted:三不准
新的青石镇是由哪两个乡镇合并的？ | list | 哪两个 | 乡镇 | 个 | 2 | -
乐队的成员包括谁？ | list | 谁 | - | - | - | topic:乐队
什么是区块链？ | definition | 什么是 | 区块链 | - | - | -
光合作用是什么？ | definition | 什么 | 光合作用 | - | - | -
“一轴”指的是什么？ | definition | 什么 | - | - | - | quoted:一轴
“星火支教”是一支什么队伍？ | definition | 什么 | 队伍 | - | - | quoted:星火支教
“蜂鸟计划”是一项什么服务？ | definition | 什么 | 服务 | - | - | quoted:蜂鸟计划
何谓中庸？ | definition | 何谓 | 中庸 | - | - | -
“内卷”是什么意思？ | definition | 什么意思 | - | - | - | quoted:内卷
義務教育的定義是? | definition | () | 定义 | - | - | topic:义务教育
请介绍一下长城吧 | definition | - | 长城 | - | - | -
嘉义出现过沙尘暴吗？ | yesno | 吗 | - | - | - | name:嘉义
他是不是党员？ | yesno | 是不是 | - | - | - | -
月球上有没有水？ | yesno | 有没有 | - | - | - | -
李雷能否参加决赛？ | yesno | 能否 | - | - | - | name:李雷
你作业写完了没得？ | yesno | 没得 | - | - | - | -
化验结果是阴性吗？ | yesno | 吗 | - | - | - | -
大熊猫会不会冬眠？ | yesno | 会不会 | - | - | - | -
她是第一次出国吗？ | yesno | 吗 | - | - | - | -
考试过了没？ | yesno | 没 | - | - | - | -
这算成功了，是吧？ | yesno | 吧 | - | - | - | -
林晓燕在市第三人民医院担任什么职务？ | what | 什么 | 职务 | - | - | name:林晓燕 organisation:市第三人民医院
周志远获得了什么奖项？ | what | 什么 | 奖项 | - | - | name:周志远
王丽去年5月参加的是什么比赛？ | what | 什么 | 比赛 | - | - | name:王丽 time:去年5月
工会在谈判中扮演什么角色？ | what | 什么 | 角色 | - | - | -
明天昆明天气怎么样？ | what | 怎么样 | - | - | - | place:昆明
葡萄牙语在巴西的地位如何？ | what | 如何 | - | - | - | place:巴西
哪只眼睛受了伤？ | what | 哪只 | 眼睛 | 只 | - | -
哪一种语言是瑞士的官方语言？ | what | 哪一种 | 语言 | 种 | - | place:瑞士
附近有什么馆子值得一试？ | what | 什么 | 馆子 | - | - | -
2010年世界杯的冠军是哪个国家？ | place | 哪个 | 国家 | 个 | - | time:2010年 topic:世界杯
花蓮縣內最高的行政機關為何? | organisation | 何 | 机关 | - | - | place:花莲
师范学院曾于2001年改名为？ | what | () | - | - | - | time:2001年
铁矿石主要用来做什么？ | what | 什么 | - | - | - | -
海水里含量最多的盐叫什么？ | what | 什么 | 盐 | - | - | -
村子叫什么？ | place | 什么 | 村子 | - | - | -
他发表了什么论文？ | what | 什么 | 论文 | - | - | -
请问一下，南京到底有几座长江大桥呀？ | number | 几座 | 长江大桥 | 座 | - | place:南京
平川第二批支援云南救援队有多少名队员？ | number | 多少名 | 队员 | 名 | - | place:平川 ordinal:第二批 place:云南
赵云故里度假酒店接待了多少名外地游客？ | number | 多少名 | 游客 | 名 | - | organisation:赵云故里度假酒店
长宁区中心医院的院长是哪年上任的？ | time | 哪年 | - | 年 | - | place:长宁 organisation:中心医院
G93高速哪一段封闭了？ | place | 哪一段 | 高速 | 段 | - | name:g93
投入6000余万元修建了什么工程？ | what | 什么 | 工程 | - | - | number:6000余万元
《背影》这篇散文写了什么？ | what | 什么 | - | - | - | quoted:背影
詹姆斯·瓦特出生在哪个城市？ | place | 哪个 | 城市 | 个 | - | name:詹姆斯·瓦特
康熙二十三年发生了什么大事？ | what | 什么 | 大事 | - | - | time:康熙二十三年
全国第七次人口普查是什么时候开始的？ | time | 什么时候 | - | - | - | ordinal:第七次
北校区哪天放假？ | time | 哪天 | - | 天 | - | -
刚果（金）有多少人口？ | number | 多少 | 人口 | - | - | -
`
  .trim()
  .split('\n')
  .map((row) => row.split(' | '));

describe('parse', () => {
  it.each(ROWS)('%s', (asked, ...expected) => {
    const { text, gap, answerType, focus, measure, count, requirements } = parse(asked!);
    expect([
      answerType,
      gap ? text.slice(gap.start, gap.end) || '()' : '-',
      focus ?? '-',
      measure ?? '-',
      String(count ?? '-'),
      requirements
        .filter(({ kind }) => kind !== 'form')
        .map(({ kind, text: name }) => `${kind}:${name}`)
        .join(' ') || '-',
    ]).toEqual(expected);
  });
});

// question | what an answer must be of the form of
it.each([
  ['大坝高多少米？', '多少米'],
  ['产科的电话是多少？', '多少'],
  ['灯塔是哪一年建成的？', '哪一年'],
  ['灯塔是什么时候建成的？', undefined],
  ['孩子每天由谁接送？', undefined],
])('%s wants the form of %s', (asked, expected) => {
  expect(parse(asked).requirements.find(({ kind }) => kind === 'form')?.text).toBe(expected);
});
