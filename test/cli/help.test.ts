import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { helpPage } from '../../src/cli/help.ts';
import { width } from '../../src/cli/layout.ts';
import type { Language } from '../../src/messages/language.ts';

const languages: readonly Language[] = ['zh', 'en'];

/** All help pages of one language, as src/cli/HELP.md has them. */
function manual(language: Language): string {
  const pages = [null, ...commands].map((command) => {
    const name = ['chuchu', ...(command ? [command.name] : []), '--help'].join(' ');
    const lang = language === 'zh' ? '' : ' --lang en';
    return `### ${name}${lang}\n\n\`\`\`text\n${helpPage(command, language, 'chuchu')}\`\`\`\n`;
  });
  return pages.join('\n');
}

it('src/cli/HELP.md is what --help prints (vitest -u writes it)', async () => {
  const text = `# Help pages\n\nWritten by test/cli/help.test.ts; do not edit.\n\n## 中文\n\n${manual('zh')}\n## English\n\n${manual('en')}`;
  await expect(text).toMatchFileSnapshot('../../src/cli/HELP.md');
});

describe.each(languages)('help in %s', (language) => {
  it.each([null, ...commands])('fits 100 columns', (command) => {
    const lines = helpPage(command, language, 'npm -s start --').split('\n');
    expect(lines.filter((line) => width(line) > 100)).toEqual([]);
  });

  it('calls the program what it is called', () => {
    expect(helpPage(null, language, 'npm -s start --')).toContain('npm -s start -- ask --help');
  });
});
