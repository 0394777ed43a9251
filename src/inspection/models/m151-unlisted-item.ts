import { recordModel } from './model.ts';
import { visitText } from './words.ts';

export const unlistedItem = recordModel({
  code: 'M151',
  title: '检查事项不在事项库，未备案或者未认领',
  parameter: 'plan.unlisted_item',
  catalogue: ['ITM-01', 'ITM-02', 'ITM-03', 'ITM-04'],
  category: 'conduct',
  meaning:
    '记录的检查事项在名录中没有、没有备案，或者本单位没有认领。各条线写法不同：公安、卫健、文旅、生态写“不得”，市监、消防、药监、农业写“一般”不得并允许获准的临时检查。受委托组织可以用委托机关认领的事项。',
  advice: '核对事项名称的写法；确未认领的，请单位说明依据',
  needs: ['items'],
  alerts: [
    { why: '事项库里没有', records: [{ 事项: '没有的事项' }] },
    { why: '没有备案', records: [{ 事项: '未备案事项' }] },
    { why: '没有认领', records: [{ 事项: '未认领事项' }] },
    { why: '公安不得检查临时事项', records: [{ 条线: '公安', 事项: '临时事项' }] },
  ],
  quiet: [
    { why: '已认领', records: [{}] },
    { why: '获准的临时事项', records: [{ 事项: '临时事项' }] },
    { why: '受委托组织用委托机关的事项', records: [{ 条线: '受托', 事项: '市监事项' }] },
    { why: '没有写事项', records: [{ 事项: '' }] },
  ],
  check: (visit, { exceptions }, context) => {
    const { code, principalCode = code } = visit.agency;
    const wrong = context.itemsOf(visit).flatMap(({ name, code: itemCode, known }) => {
      const called = `「${name || itemCode}」`;
      if (!known) return [`${called}不在事项库`];
      if (known.status === '未备案') return [`${called}没有备案`];
      if (known.status === '临时') return exceptions.includes('临时') ? [] : [`${called}是临时事项`];
      return known.claimedBy.includes(code) || known.claimedBy.includes(principalCode)
        ? []
        : [`${called}本单位没有认领`];
    });
    return wrong.length === 0 ? undefined : `${visitText(visit)}，事项${wrong.join('，')}`;
  },
});
