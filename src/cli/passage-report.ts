// What one passage had and lacked when a question was asked: why it did not give the answer.
import type { Passage } from '../corpus/passage.ts';
import { UserError } from '../errors.ts';
import type { Citation } from '../qa/answer.ts';
import type { Pipeline, Trace } from '../qa/pipeline.ts';
import type { CheckedRequirement } from '../qa/requirements.ts';
import type { Candidate } from '../reader/candidate.ts';
import { contains } from '../text/span.ts';
import { printable } from './printable.ts';
import { beginning, labelled, list } from './render-trace.ts';
import type { View } from './view.ts';

export interface PassageReport {
  readonly passage: Passage;
  /** Rank among all passages that hold a term of the query; null if it holds none. */
  readonly rank: number | null;
  readonly has: readonly string[];
  readonly lacks: readonly string[];
  /** Its candidates with their rank among all of them, best first. */
  /** What the question insists on, as far as the passage covers it; empty if it was not judged. */
  readonly requirements: readonly CheckedRequirement[];
  readonly candidates: readonly { readonly rank: number; readonly candidate: Candidate }[];
}

/** The passage that `id` (a citation's, or a pid) names, held against the trace. */
export async function passageReport(
  pipeline: Pipeline,
  trace: Trace,
  id: string,
): Promise<PassageReport> {
  const passage = pipeline.corpus.passages.get(id) ?? citedPassage(pipeline, id);
  const { index } = pipeline.corpus;
  const found = await index.search(trace.query.terms, index.size);
  const at = found.findIndex(({ pid }) => pid === passage.pid);
  const has = new Set(at < 0 ? [] : found[at]!.matched);
  const terms = trace.query.terms.map(({ term }) => term);
  return {
    passage,
    rank: at < 0 ? null : at + 1,
    has: terms.filter((term) => has.has(term)),
    lacks: terms.filter((term) => !has.has(term)),
    requirements:
      trace.judged.find(({ candidate }) => candidate.hit.passage.pid === passage.pid)?.support
        .requirements ?? [],
    candidates: trace.candidates
      .map((candidate, i) => ({ rank: i + 1, candidate }))
      .filter(({ candidate }) => candidate.hit.passage.pid === passage.pid),
  };
}

function citedPassage(pipeline: Pipeline, cid: string): Passage {
  const { places } = pipeline.open(cid);
  const [place] = places;
  const passage =
    place && [...pipeline.corpus.passages.values()].find((each) => holds(each, place));
  if (passage) return passage;
  throw new UserError('citation-malformed', {
    zh: `资料里已没有编号 ${cid} 所指的段落。用 cite 可以看它的去向。`,
    en: `No passage of the documents is what ${cid} stands for any more; see it with cite.`,
  });
}

const holds = ({ places }: Passage, { docid, spans }: Citation): boolean =>
  places.some(
    (place) =>
      place.docid === docid &&
      contains({ start: place.runs[0]!.start, end: place.runs.at(-1)!.end }, spans[0]!),
  );

export function renderPassageReport(report: PassageReport, view: View): string {
  const { trace } = view.messages;
  const { passage, rank, has, lacks, requirements, candidates } = report;
  const [best] = candidates;
  const rows: (readonly [string, string])[] = [
    [trace.passage, `${passage.pid}  ${beginning(passage.text)}`],
    [trace.passageRank, rank === null ? trace.passageNotFound : String(rank)],
    [trace.passageHas, list(has, view)],
    [trace.passageLacks, list(lacks, view)],
    ...requirements.map(
      ({ requirement, coverage }) =>
        [printable(requirement.text), trace.coverages[coverage]] as const,
    ),
    [
      trace.passageCandidates,
      best
        ? trace.bestOf(candidates.length, best.rank, printable(best.candidate.text))
        : trace.none,
    ],
  ];
  return `${labelled(rows, view).join('\n')}\n`;
}
