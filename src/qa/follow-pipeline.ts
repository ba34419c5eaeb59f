// Following: a new pipeline whenever the documents have changed, while the one before finishes what it began.
import { type Following, followCorpus } from '../retriever/follow-corpus.ts';
import type { IndexPlace } from '../retriever/open-corpus.ts';
import { createPipeline, type Pipeline } from './pipeline.ts';

export interface FollowedPipeline {
  /** The one in use; it is followed by others. */
  readonly pipeline: Pipeline;
  readonly onPipeline: (pipeline: Pipeline) => void;
  /** Is told why the documents cannot be followed; the pipeline before stays good, and it is tried again. */
  readonly onError: (error: unknown) => void;
}

/** Follows the folder of documents until it is closed. */
export const followPipeline = (
  { seedsDir, indexDir, recognizer }: IndexPlace,
  { pipeline, onPipeline, onError }: FollowedPipeline,
): Following =>
  followCorpus({
    seedsDir,
    indexDir,
    recognizer,
    corpus: pipeline.corpus,
    onCorpus: (corpus) => onPipeline(createPipeline(corpus)),
    onError,
  });
