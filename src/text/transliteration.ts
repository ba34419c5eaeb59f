// Transliteration: the characters that write the sounds of foreign names.

/** All of them, in a string. */
export const SOUNDS =
  '阿艾爱安奥巴白班邦保鲍贝本比彼毕别宾波伯博勃布卜采查察柴茨达戴丹道德登邓狄迪蒂丁顿多尔耳法凡范菲费芬佛弗伏福盖甘冈高戈哥格葛根古瓜圭哈海汉翰豪赫黑亨胡华怀霍基吉季济加贾简杰金津卡坎康考科柯可克肯库夸昆拉来莱赖兰朗劳勒雷蕾黎里理利莉丽列林琳龙隆卢鲁路露吕伦罗洛马玛迈麦曼芒毛梅门蒙孟米密蜜缪明莫摩姆木穆拿娜纳乃奈南内尼涅宁纽农努诺女欧帕潘庞培佩彭皮平珀普契恰乔切琴丘让热仁日荣儒瑞若撒萨塞赛桑瑟森沙莎尚舍申什圣施史士朔斯丝松苏索塔泰坦汤唐陶特腾提梯廷通图托脱瓦万汪旺威韦维魏温文翁沃乌伍武西希锡席夏香肖谢辛欣休许逊雅亚延扬耶叶伊依易因英尤约扎泽曾詹珍芝朱茱兹祖佐';

const sounds = new Set(SOUNDS);

/** True if all characters of `text`, but for `others` of them, write sounds. */
export const isSound = (text: string, others = 0): boolean =>
  [...text].filter((character) => !sounds.has(character)).length <= others;
