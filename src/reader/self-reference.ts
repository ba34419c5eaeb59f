// Self-reference: sentences that speak of their own document without naming it: 本条例, 我区, 该公司.

const SELF =
  /本(?:条例|法|办法|规定|细则|章程|规则|合同|协议|标准|方案|制度|通知|公告|公司|集团|行|院|校|市|县|区|省|镇|乡|村|所|会|社|产品|机|品|书|文|报告|次|站|店|馆|季度|年度|项目|工程|单位|部门|届)|[我全该][市县区省镇乡村院校]|该(?:公司|集团|项目|工程|产品|书|片|剧|机|系统|条例|办法|法|会|组织|机构|桥|山|河|湖|寺|岛)/;

/** True if a folded sentence speaks of what its document or its headings are about. */
export const refersToItself = (sentence: string): boolean => SELF.test(sentence);

/** What a word of the headings or the title is worth in such a sentence: nearly as if it stood there. */
export const SELF_STRENGTH = 0.85;
