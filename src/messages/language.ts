// The languages chuchu speaks of itself in; documents and answers are never translated.

export type Language = 'zh' | 'en';
