// Reading a text with a span model: what training and the pipeline do with each passage.
import { parse } from '../../../src/question/parse.ts';
import { analyse } from '../../../src/reader/analysis.ts';
import { reasonsOf } from '../../../src/reader/reasons.ts';
import type { SpanModel } from '../../../src/reader/span-model/model.ts';
import { viewPassage } from '../../../src/reader/span-model/passage-view.ts';
import { viewQuestion } from '../../../src/reader/span-model/question-view.ts';
import { type PassageReading, readView } from '../../../src/reader/span-model/read-passage.ts';
import { passageOf } from '../hits-of.ts';

export function readText(model: SpanModel, asked: string, text: string): PassageReading {
  const question = parse(asked);
  const analysis = analyse(passageOf(text));
  return readView(
    model,
    viewQuestion(question, model.rarity),
    viewPassage(text, analysis),
    reasonsOf(question, analysis, model.rarity),
  );
}
