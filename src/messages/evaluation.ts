// What the table of an evaluation is called, line by line.
import type { Language } from './language.ts';

const zh = {
  head: (n: number, answerable: number) => `${n} 题，其中可答 ${answerable} 题`,
  columns: { figure: '指标', rate: '%', interval: '95% 区间', n: '题数' },
  correct: '答案正确（拒答算错）',
  citationHit: '首条出处正确（拒答算错）',
  citationHitAnswered: '首条出处正确（仅作答的）',
  em: 'EM 完全一致（拒答取首选）',
  f1: 'F1 字重合（拒答取首选）',
  sentenceHit: '首选证据句正确',
  recall: (k: number) => `检索 R@${k}`,
  mrr: '检索 MRR',
  refusedUnanswerable: '拒答：不可答的题',
  refusedAnswerable: '拒答：可答的题',
  refusedRemoved: '拒答：取走原文的题',
  auroc: '可答与不可答之分 AUROC',
  aurocRemoved: '有无原文之分 AUROC',
  ece: '置信度误差 ECE',
  ms: '每题毫秒 p50 / p99',
  types: { type: '可答题按类型', correct: '正确', em: 'EM', f1: 'F1' },
  risk: { coverage: '只答最有把握的', risk: '其中答错', threshold: '置信度至少' },
};

const en: typeof zh = {
  head: (n, answerable) => `questions: ${n}, answerable: ${answerable}`,
  columns: { figure: 'figure', rate: '%', interval: '95% interval', n: 'of' },
  correct: 'correct (an abstention is not)',
  citationHit: 'first citation right (nor is its)',
  citationHitAnswered: 'first citation right (of those answered)',
  em: 'EM (an abstention by its best candidate)',
  f1: 'character F1 (likewise)',
  sentenceHit: "best candidate's sentence right",
  recall: (k) => `retrieval R@${k}`,
  mrr: 'retrieval MRR',
  refusedUnanswerable: 'refused: unanswerable questions',
  refusedAnswerable: 'refused: answerable questions',
  refusedRemoved: 'refused: their passages taken away',
  auroc: 'AUROC, answerable or not',
  aurocRemoved: 'AUROC, with its passages or without',
  ece: 'calibration error (ECE)',
  ms: 'milliseconds a question, p50 / p99',
  types: { type: 'answerable, by type', correct: 'correct', em: 'EM', f1: 'F1' },
  risk: { coverage: 'answering the surest', risk: 'wrong', threshold: 'confidence from' },
};

const all: Readonly<Record<Language, typeof zh>> = { zh, en };

export const evaluationMessagesIn = (language: Language): typeof zh => all[language];
