// Measure words and units: what stands between a number and the thing that is counted.

/** Units of time that count a length (八个月, 24小时), not a date. */
export const TIME_UNITS = words(
  '年 个年头 个年 周年 载 个世纪 世纪 个季度 季度 个月 个多月 月 个星期 星期 个礼拜 礼拜 周 天 日 昼夜 个昼夜 个日夜 夜 晚 宿',
  '个小时 小时 个钟头 钟头 个钟 时辰 个时辰 刻钟 分钟 分 秒 秒钟 毫秒 学年 个学期 学期 个工作日 工作日 岁 周岁',
);

/** Units of money; 亿元 and 万元 are a scale and 元. */
export const CURRENCIES = words(
  '元 块钱 块 角 毛钱 毛 美元 美金 欧元 日元 日圆 英镑 港元 港币 台币 新台币 韩元 韩币 卢布 法郎 马克 人民币 元人民币 澳元 加元',
  '泰铢 卢比 里拉 比索 铢 两白银 两银子 两黄金 银元 大洋 贯 文钱',
);

/** Units of physics, trade and statistics. */
export const UNITS = words(
  '毫米 厘米 公分 分米 米 千米 公里 里 华里 英里 海里 英尺 英寸 尺 寸 丈 里路 光年 纳米 微米',
  '平方米 平方公里 平方千米 平方英里 平方 平米 亩 公顷 顷 英亩 立方米 立方 坪 平方厘米 立方厘米',
  '毫克 微克 克 公斤 千克 斤 两 吨 公吨 磅 盎司 石 担 钱',
  '毫升 升 公升 加仑 斗 桶',
  '度 摄氏度 华氏度 级 瓦 千瓦 兆瓦 千瓦时 伏 伏特 安 安培 赫兹 兆赫 马力 焦耳 卡路里 千卡 大卡 分贝 帕',
  '兆 字节 像素 比特 倍 倍多 折 码 节 公里每小时 万吨 标准箱 人次 人份 架次 班次 车次 户次 台次 件次 例次 场次 辆次 床位 个百分点',
);

/** Signs of units, folded; they follow a figure in digits (45w, 6.8kg, 36.5℃). */
export const UNIT_SIGNS = words(
  'km/h m/s m3/h m³/h l/min r/min kw·h kwh wh mah ah kva kpa mpa hpa rpm dpi ppm fps mbps gbps kbps',
  'km2 km² m2 m² cm2 cm² mm2 mm² m3 m³ cm3 cm³ km m dm cm mm nm μm um kg mg μg ug g t lb oz ml cl dl l',
  'ghz mhz khz hz gw mw kw w kv mv v ma a ω db tb gb mb kb min s ms h ℃ °c ° ℉ °f cal kcal kj j lm lux k',
);

/** Classifiers of things, people and events. */
export const CLASSIFIERS = words(
  '个 名 位 人 口 只 条 件 家 间 所 座 栋 幢 层 楼 套 户 门 扇 张 把 支 枝 根 株 棵 颗 粒 朵 片 块 面 堵 道 项 台 部 架 辆 艘 列 节 匹 头 尾 峰',
  '群 队 批 组 班 届 期 次 回 遍 趟 场 轮 番 顿 餐 盘 碗 杯 瓶 罐 盒 箱 包 袋 筐 捆 卷 册 本 份 篇 首 曲 幅 封 页 行 句 字 段 章 节 集 季 种 类 款 样 派 系',
  '例 起 宗 桩 则 剂 针 袭 身 双 对 副 员 枚 发 门 挺 滴 堂 课 课时 站 处 号 路 线 版 任 代 岁 席 强 大 步 成 村 镇 乡 县 市 省 国 州 区 校 院 店 厂 营 团 旅 师 军 连 排 点 笔 单 股 手 拨 伙 帮 串 束 卡 车 船 局 盘 球 分 票 胎 朝 边 方 角 星 环 档 项目 组 类型 网',
);

const ALL = [...new Set([...TIME_UNITS, ...CURRENCIES, ...UNITS, ...CLASSIFIERS])];

/** A source of regular expressions that matches any of `list`, the longest first. */
export const anyOf = (list: readonly string[]): string =>
  [...list].sort((a, b) => b.length - a.length).join('|');

/** Any measure word or unit, as a source of regular expressions. */
export const MEASURE = anyOf(ALL);

const timeUnits = new Set(TIME_UNITS);
const currencies = new Set(CURRENCIES);

export const isTimeUnit = (measure: string): boolean => timeUnits.has(measure);
export const isCurrency = (measure: string): boolean => currencies.has(measure);

function words(...lines: string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '));
}
