// Metadata: when, where and by whom a document was published, each fact with where it is known from.
import type { CalendarDate } from '../text/calendar.ts';
import type { Span } from '../text/span.ts';

/**
 * Where a fact is known from, most trusted first. `published`: what a web page says of itself; `masthead`: a line of
 * the text that gives a date or a source and nothing else; `signature`: the date that closes a notice; `dateline`: the
 * first words of a report (新华社北京3月1日电); `report`: the day a report begins with (本报讯…2月14日), which is the day
 * of what it tells; `file-name`, `folder`; `properties`: what the program that wrote the file noted in it, which may
 * be when it was copied or converted.
 */
export const FACT_ORIGINS = [
  'front-matter',
  'published',
  'masthead',
  'signature',
  'dateline',
  'report',
  'byline',
  'heading',
  'file-name',
  'folder',
  'properties',
] as const;

export type FactOrigin = (typeof FACT_ORIGINS)[number];

/** Something known of a document; `span` is where it stands in the text, if it does. */
export interface Fact {
  readonly value: string;
  readonly origin: FactOrigin;
  readonly span?: Span | undefined;
}

/** A date may be put together: the year of a folder, the day of a dateline. `parts` are then both. */
export interface DateFact {
  readonly value: CalendarDate;
  readonly parts: readonly Fact[];
}

/** What is not known is absent. */
export interface Metadata {
  /** Absent where the title is the name of the file. */
  readonly title?: Fact | undefined;
  readonly date?: DateFact | undefined;
  readonly publication?: Fact | undefined;
  readonly authors?: readonly Fact[] | undefined;
  readonly tags?: readonly Fact[] | undefined;
}

/** A date as somewhere said: in full, or without its year (dateline) — then `--` and the rest: `--02-14`. */
export type SaidDate = Fact;

/** Facts by what they tell of; of each kind as many as were found. */
export interface Facts {
  readonly dates: readonly SaidDate[];
  readonly publications: readonly Fact[];
  readonly authors: readonly Fact[];
  readonly tags: readonly Fact[];
  readonly titles: readonly Fact[];
}
