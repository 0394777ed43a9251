import { textOf } from '../model.ts';
import { lineRule } from './rule.ts';

const NOBODY =
  /(?:不(?:得|再|会)?|没有|未|无需?)(?:委托|聘请|购买|邀请|安排|引入)?[^。；;\n，,]{0,4}第三方[^。；;\n，,]{0,6}/gu;
/** The inspection itself, not sampling or testing, is handed over. */
const ALONE =
  /(?:委托|交由|由|聘请|购买)[^。；;\n，,]{0,12}(?:第三方|机构|公司|专家)[^。；;\n，,]{0,6}(?:单独|独立)?(?:检查|巡查|排查)/u;
const ASSISTING = /协助|配合|参与|辅助|陪同|参加/u;
const THIRD_PARTY = /第三方|(?:委托|聘请|购买)[^。；;\n]{0,12}(?:机构|公司|专家|服务)/u;

export const thirdParty = lineRule({
  code: 'P110',
  title: '第三方参与检查应当符合规定',
  aspect: '合法性',
  parameter: 'plan.third_party',
  catalogue: ['TPY-01', 'TPY-02', 'TPY-03'],
  explanation:
    '从检查方式、责任分工、备注、检查主体的文字判断。文旅不得委托没有执法权的第三方开展检查；其他条线的第三方只能协助，不得单独检查；市监、药监、城管、建管、应急需要第三方技术协助的，应当签订协议。生态可以邀请第三方协助，附件没有要求签订协议。',
  good: [
    { why: '没有第三方', sector: '文旅', cells: { 检查方式: '现场检查' } },
    { why: '写明协议', sector: '市监', cells: { 备注: '第三方机构协助，已签订协议' } },
  ],
  bad: [
    { why: '文旅委托第三方', sector: '文旅', cells: { 备注: '委托第三方机构检查' } },
    { why: '没有提到协议', sector: '市监', cells: { 备注: '聘请第三方机构协助' } },
    { why: '第三方单独检查', sector: '生态', cells: { 备注: '委托检测公司开展检查' } },
  ],
  check: (line, { rule }) => {
    const key = ['method', 'assign', 'remark', 'subject'].find((column) =>
      THIRD_PARTY.test(textOf(line, column).replace(NOBODY, '')),
    );
    if (key === undefined) return [];
    if (rule === 'forbidden') {
      return [{ key, message: '不得委托没有执法权的第三方开展检查', next: '改由本单位执法人员检查' }];
    }
    const text = textOf(line, key);
    if (ALONE.test(text.replace(NOBODY, '')) && !ASSISTING.test(text)) {
      return [
        {
          key,
          message: '第三方只能协助，不得单独开展检查',
          next: '改由本单位执法人员检查，写明第三方协助的工作内容',
        },
      ];
    }
    return rule === 'assist' || /协议|合同/u.test(text)
      ? []
      : [
          {
            key,
            message: '第三方参与检查，没有写明已签订协议',
            next: '写明协议和工作内容；第三方只能协助，不能单独检查',
          },
        ];
  },
});
