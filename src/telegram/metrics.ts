// Metrics: what a keeper's monitoring reads; the one door to prom-client.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** An update was accepted. */
  accepted(kind: string): void;
  /** An update was dealt with, so many milliseconds after it was accepted. */
  replied(kind: string, outcome: string, milliseconds: number): void;
  /** A call of the Bot API failed. */
  failed(method: string, kind: string): void;
  /** The text that Prometheus reads, and its content type. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Gauges are read when someone looks. */
export interface Readings {
  readonly waiting: () => number;
  readonly documents: () => number;
}

/** From a pipeline's milliseconds to a queue's half minute. */
const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics({ waiting, documents }: Readings): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'chuchu_' });
  const registers = [registry];
  const updates = new Counter({
    name: 'chuchu_telegram_updates_total',
    help: 'Updates accepted, by kind',
    labelNames: ['kind'] as const,
    registers,
  });
  const replies = new Histogram({
    name: 'chuchu_telegram_reply_seconds',
    help: 'From accepting an update until it was dealt with',
    labelNames: ['kind', 'outcome'] as const,
    buckets: SECONDS,
    registers,
  });
  const failures = new Counter({
    name: 'chuchu_telegram_call_failures_total',
    help: 'Failed calls of the Bot API, each try counted',
    labelNames: ['method', 'kind'] as const,
    registers,
  });
  gauge('chuchu_telegram_waiting', 'Updates that wait for their turn', waiting);
  gauge('chuchu_documents', 'Documents of the corpus', documents);

  function gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  }

  return {
    accepted: (kind) => updates.inc({ kind }),
    replied: (kind, outcome, milliseconds) =>
      replies.observe({ kind, outcome }, milliseconds / 1000),
    failed: (method, kind) => failures.inc({ method, kind }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
