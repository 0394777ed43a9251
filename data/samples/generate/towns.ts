/** 街镇园区 of the demo district: the name people use, the full name of the agency, its short names. */
export interface Town {
  readonly place: string;
  readonly agency: string;
  readonly short: string;
  readonly roads: readonly string[];
}

export const DISTRICT = '上海市示例区';

export const TOWNS: readonly Town[] = [
  town('云溪镇', ['云溪大街', '听泉路', '荷风路', '溪口路']),
  town('白鹭镇', ['白鹭路', '芦汀路', '栖霞街', '望洲路']),
  town('青禾镇', ['青禾路', '丰稔路', '禾香街', '稻花路']),
  town('柳塘镇', ['柳塘街', '拂柳路', '塘湾路', '絮语路']),
  town('望潮镇', ['望潮路', '听涛路', '海塘街', '渔灯路']),
  town('银杏镇', ['银杏路', '金叶路', '秋实街', '古树路']),
  town('石埭镇', ['石埭街', '垒石路', '磐安路', '砚池路']),
  town('明珠街道', ['明珠路', '珠光街', '文澜路', '星汇路']),
  town('海棠街道', ['海棠路', '棠荫街', '春晓路', '锦园路']),
  {
    place: '高新区',
    agency: '上海市示例高新技术产业开发区管理委员会',
    short: '高新区管委会',
    roads: ['创智路', '启源路', '芯谷路', '领航路'],
  },
  {
    place: '滨海化工园区',
    agency: `${DISTRICT}滨海化工园区管理委员会`,
    short: '化工园区管委会',
    roads: ['滨海一路', '滨海二路', '管廊路', '安澜路'],
  },
];

function town(place: string, roads: readonly string[]): Town {
  const office = place.endsWith('镇') ? '人民政府' : '办事处';
  return { place, agency: `${DISTRICT}${place}${office}`, short: place, roads };
}
