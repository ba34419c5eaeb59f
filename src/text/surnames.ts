// Surnames: how a Chinese personal name begins.

/** Common surnames; with a given name of one or two characters they make a name. */
const SINGLE = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文' +
    '庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保蔺占班扈亢邝苍濮师蒲冶荀贡籍况茅鄂臧邰郦璩桓冒阴逄宓幸暴弓厉尉晁厍怀尧郏贝羊惠芮羿储汲邴松富乌巴牧隗郗伊仇钭戎祖刘束印宿索咸籍卓池胥双闻莘翟劳逄扶堵宰雍郤璩通衡弘国寇广禄阙殳沃利蔚越夔隆厍勾融訾阚空毋乜养须丰巢蒯红权逯益公肖付诸母仝亓税闫么闪展' +
    '湛狄危应干贲滑仰韶蓟从寿浦尚农慕茹宦鱼容慎戈庾居步满东那相仉督缑琴归海佘佴伯赏墨笪漆鹿粟敬揣寸昝缪麻暨庹於雒郇禹訚',
);

/** Surnames of two characters. */
const COMPOUND = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 夏侯 诸葛 尉迟 皇甫 公孙 慕容 令狐 宇文 长孙 司徒 司空 轩辕 澹台 公冶 淳于 单于 申屠 公羊 赫连 钟离 呼延 闻人 鲜于 闾丘 拓跋 百里 东郭 南门 完颜 耶律 纳兰 爱新觉罗 叶赫那拉 第五 梁丘 左丘 东门 西门 仲孙 叔孙'.split(
    ' ',
  ),
);

/** Length of the surname that begins `text`, 0 if none does. */
export function surnameLength(text: string): number {
  if (COMPOUND.has(text.slice(0, 2))) return 2;
  return SINGLE.has(text[0] ?? '') ? 1 : 0;
}

/** Surnames that hardly begin an ordinary word: with one of these, two characters make a name too. */
const SURE = new Set(
  '王李张刘陈赵吴徐孙朱郭梁宋郑谢韩冯董萧程曹袁邓许傅沈曾彭吕蒋蔡贾魏薛阎潘戴汪姜范姚谭廖邹熊陆郝崔邱侯邵孟尹黎贺赖龚庞樊殷倪俞葛韦聂邢裴阮霍翁覃詹蓝甘柯卢岳詹窦佟冉',
);

export const isSureSurname = (text: string): boolean => SURE.has(text[0] ?? '');

/** Surnames that are mostly something else: these begin a name only where the context says so. */
const DOUBTFUL = new Set(
  '管都关查成万方高石安全常连和时应能解单国家路向展来官相后过张文武金水花谷白车毛马牛龙鱼羊江海山池田黄项温明阳阴干通利步满游司师甘任项经易习宗原平包麻强空红公广关木计印幸保景温舒谈支房门东西南北沙尘雪风云雷雨冰火草木湛危滑仰从农容慎居督归赏墨敬揣寸',
);

export const isDoubtfulSurname = (text: string): boolean =>
  DOUBTFUL.has(text[0] ?? '') && !COMPOUND.has(text.slice(0, 2));

/** How no personal name ends, the parts of places, things and qualities. */
const NEVER_LAST =
  /(?:性|部|者|们|了|的|着|过|到|说|楼|馆|院|校|厂|局|处|队|组|会|站|店|党|委|语|术|品|药|剂|酸|鱼|犬|虫|病|炎|癌|症|科|属|目|类|种|型|式|器|机|车|船|炮|弹|论|素|岩|率|期|时|费|教|间|员|长|路|点|线|次|层|网|级|户|名|人|度|量|数|化|队|票|奖|赛|于|是|在|被|与|及|把|将|从|和|曾|也)$/u;
/** How places end, and no person. */
const PLACE_LAST =
  /(?:区|县|市|镇|乡|村|省|街|郡|寺|庙|殿|园|坝|坪|垭|埠|坳|坑|屯|寨|沟|桥|湾|港|滩|堡)$/u;
/** How a name of two characters hardly ends, since so many words do: 陆军, 石油, 金属. */
const RARELY_LAST_OF_TWO =
  /(?:州|城|宫|湖|河|江|山|岛|国|军|派|族|学|树|鸟|法|体|质|石|玉|色|书|画|节|剧|曲|歌|金|日|年|月|子|氏)$/u;

const ORDINARY = new Set(
  `王朝 王爷 王公 王府 王子 王宫 王妃 王后 王道 王族 王侯 王权 李子 张大 张开 张贴 张嘴 张口 张罗 张扬 张望 张力 陈述 陈列 陈设 陈旧 陈年 陈醋 陈腐 陈规 陈词 赵氏 吴氏 李氏 孙子 孙女 孙辈 徐徐 朱红 朱砂 朱笔 朱雀
郭城 梁山 梁柱 宋体 宋词 宋史 谢谢 谢恩 谢幕 谢意 谢绝 许可 许诺 许多 许久 许昌 许愿 曾经 曾祖 曾孙 程序 程度 程式 董事 沈思 沈阳 曹魏 曹军 蒋军 范畴 范围 范例 范本 范文 汪洋 陆军 陆地 陆续 陆路 陆基 熊猫 熊掌 熊熊
侯爵 侯爷 孟子 孟买 黎明 黎族 贺喜 贺岁 贺电 殷勤 殷红 殷商 葛根 裴度 霍乱 霍地 霍尔 翁婿 蓝天 蓝图 蓝布 蓝光 蓝色 蓝田 蓝牙 甘心 甘愿 甘肃 甘休 岳父 岳母 岳阳 罗马 罗盘 罗列 韩国 韩元 冯氏 董卓军 魏军 魏国 宋代 宋朝
宋国 吴国 吴越 吴语 陈国 陈朝 郑州 郑国 赵国 梁国 梁朝 徐州 许国 曹国 蔡国 彭城 邓小 沈北 吕宋 萧条 萧瑟 袁军 傅立 戴上 戴着 戴有 卢布 卢比 卢沟 尹始 高三 高二 高一 师生 段子 康复 荣誉 马上 马克 金刚 方才 石油 安全 安排 明确 明白 文明
常委 常驻 常务 连续 连接 应该 应对 应急 全国 全区 全市 全省 全县 全体 全面 全部 成立 成为 成功 成员 华人 华侨 华北 华东 华南 国家 国际 国内 向前 广场 广州 强调 强化 关于 关键 关心 关注 关系 管理 管控 单位 解决 解放 计划 温度
高速 高校 高级 高中 高层 高温 高度 高新 方面 方法 方式 方案 方便 施工 施行 任务 任何 任职 时间 时期 时候 江苏 江西 江南 江北 江边 江津 白天 白色 白衣 平安 路上 路段 路口 查看 查询 后来 后期 来到 来自 红色 展开 展示 原因 原来 官方 官兵
和平 习近 越来 利用 通过 通知 通道 富有 从事 从而 能够 能力 步行 满足 幸福 保障 保护 保持 宁静 阳性 阳光 游客 盖章 都市 花园 万元 万人 万名 别人 东部 公司 公里 司机 司法 房间 房屋 冷静 宗教 左右 古代 古老 池塘 乐队 苗族 纪念 席位 项目 柏林 金融 金额
龙头 毛巾 史料 田野 钱财 汤圆 武器 武术 文化 文字 文物 杜绝 夏天 夏季 秦朝 余名 余人 余元 余万 余家 余台 余次 余户 余个 余亩 余吨 余年 余万元 易于 金属 白酒 雷电
沙尘暴 二世 三世 四世 五世 八世 卫星 二人 顾问 师范 祖先 小姐 巨星 明星 在世 太后 侍郎 令人 晋级 高达 望远 史前 史称 伯爵 凤凰 梅花 富翁 冬奥 丘陵 巨龙 凯旋 子宫 权威 友谊
诸如 慈善 智慧 占星 修正 卫冕 道德 博客 雨林 洪水 祖母 陈列 索引 荣获 顾客 马匹 马鞍 宫城 丛林 后继 高清 顾忌 宣言 封锁 关怀 光荣 光辉 辛勤 宝贝 宝贵 冷笑 体操`.split(
    /\s+/,
  ),
);

/** True if a Han text may well be a whole personal name. */
export function looksLikeName(text: string): boolean {
  const surname = surnameLength(text);
  const given = text.length - surname;
  if (surname === 0 || given < 1 || given > 2) return false;
  if (ORDINARY.has(text) || NEVER_LAST.test(text) || PLACE_LAST.test(text)) return false;
  return text.length > 2 || !RARELY_LAST_OF_TWO.test(text);
}

/** True for words that the dictionary calls persons and that name nobody (荣誉, 那阵子, 南校区). */
export const isOrdinaryWord = (text: string): boolean =>
  ORDINARY.has(text) || NEVER_LAST.test(text) || /^[那这每某各段]/.test(text);

/** True for a name that jieba calls a person and that ends as places do (高基庙). */
export const looksLikePlace = (text: string): boolean =>
  text.length >= 2 && PLACE_LAST.test(text) && !isOrdinaryWord(text);
