// Colours and weights by meaning; without them every text stays as it is.
import { styleText } from 'node:util';

type Paint = (text: string) => string;

export interface Style {
  /** False where nothing can be painted, so that words must tell what a colour would. */
  readonly painted: boolean;
  /** The short answer; a heading of ours. */
  readonly strong: Paint;
  /** The answer inside its evidence. */
  readonly mark: Paint;
  /** What is ours or less important: line numbers, sources, hints. */
  readonly faint: Paint;
  readonly good: Paint;
  readonly caution: Paint;
  readonly bad: Paint;
}

const paint =
  (...formats: Parameters<typeof styleText>[0][]): Paint =>
  (text) =>
    text === ''
      ? text
      : formats.reduce<string>(
          (painted, format) => styleText(format, painted, { validateStream: false }),
          text,
        );

const same: Paint = (text) => text;

export const colourful: Style = {
  painted: true,
  strong: paint('bold'),
  mark: paint('bold', 'underline', 'yellow'),
  faint: paint('dim'),
  good: paint('green'),
  caution: paint('yellow'),
  bad: paint('red'),
};

export const plain: Style = {
  painted: false,
  strong: same,
  mark: same,
  faint: same,
  good: same,
  caution: same,
  bad: same,
};
