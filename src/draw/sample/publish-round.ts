import { UserError } from '../../kernel/errors.ts';
import { writeParticular } from '../particulars-store.ts';
import { checkPublication, type PublishOptions } from '../publish-draw.ts';
import { insertRoundPublication } from './sample-store.ts';
import { requireRound, roundInputs, type SampleDeps } from './stored-sample.ts';

export type RoundPublishOptions = PublishOptions & { readonly round?: number | undefined };

/** 登记第二阶段承诺值的公布, once, before its seed. @throws UserError E_SAMPLE_ROUND, E_DRAW_PUBLISHED */
export function publishSample({ store, pack }: SampleDeps, options: RoundPublishOptions): { round: number } {
  const { clock, operator } = store.actor;
  const { quarter, on } = options;
  return store.write((tx) => {
    const known = requireRound(tx, quarter, options.round);
    const { round, publication, commitment } = known;
    if (publication) {
      throw new UserError('E_DRAW_PUBLISHED', `第${round}轮的承诺值已登记于${publication.on}公布`, {
        hint: '公布只登记一次',
      });
    }
    const { rules } = roundInputs(tx, quarter, round);
    const today = clock.today();
    const { where, late } = checkPublication(options, today, {
      on: known.committedOn,
      source: rules.seedSource,
      leadDays: pack.get('spot_check.second_days', known.committedOn).value,
    });
    writeParticular(tx, { quarter, round }, 'late', late);
    tx.run(insertRoundPublication, quarter, round, on, where, today, clock.now(), operator);
    tx.record({
      act: 'sample.publish',
      subject: 'draw',
      id: quarter,
      summary: `登记${quarter}第二阶段第${round}轮承诺值的公布：${on}，${where}；承诺值 ${commitment}`,
      after: { round, on, place: where, commitment },
      ...(late !== '' && { reason: late }),
    });
    return { round };
  });
}
