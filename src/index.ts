// The library: what a program that asks documents imports.
export type { Document } from './corpus/document.ts';
export { paddleRecognizer } from './corpus/formats/ocr-engine.ts';
export type { Recognizer } from './corpus/formats/recognizer.ts';
export type { Fact, Metadata } from './corpus/metadata.ts';
export { type ErrorCode, UserError } from './errors.ts';
export type { Language } from './messages/language.ts';
export { type Answer, answerSchema, type Citation, citationSchema } from './qa/answer.ts';
export type { OpenedCitation, Verdict } from './qa/open-citation.ts';
export { type AskOptions, createPipeline, type Pipeline, type Trace } from './qa/pipeline.ts';
export type { BuildEvent, BuildOptions } from './retriever/build-index.ts';
export type { Corpus } from './retriever/corpus.ts';
export { openCorpus } from './retriever/open-corpus.ts';
export type { DocumentFilter } from './retriever/select-documents.ts';
export type { Span } from './text/span.ts';
