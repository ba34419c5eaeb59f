// Standard characters in place of those that some PDFs have for them: radicals (⼈ for 人), forms for vertical print.

/** Kangxi radicals; Unicode itself says which character each stands for. */
const KANGXI = /[\u2f00-\u2fd5]/g;

/** Those of the supplement that are whole characters, each before the one that it stands for. */
const SUPPLEMENT =
  '⺎兀⺏尣⺐尢⺑尢⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺲罒⺳罓⺴罒⺵羊⺶羊⺷羊⺹耂⺺肀⺼月⺽臼⺾艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阝⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

/** Punctuation of vertical lines, each before its form in horizontal ones. */
const VERTICAL =
  '︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︱—︲–︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］';

const PAIRS = SUPPLEMENT + VERTICAL;

const STANDS_FOR: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, i) => [PAIRS[2 * i]!, PAIRS[2 * i + 1]!]),
);

/** `text` in standard characters; the length stays. */
export const standardised = (text: string): string =>
  text
    .replace(KANGXI, (radical) => radical.normalize('NFKC'))
    .replace(/[\u2e80-\u2ef3\ufe10-\ufe19\ufe31-\ufe48]/g, (form) => STANDS_FOR.get(form) ?? form);
