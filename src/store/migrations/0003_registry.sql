-- 名录库: who inspects, what, whom, and by which people.
CREATE TABLE agency (
  id            INTEGER PRIMARY KEY,
  code          TEXT NOT NULL UNIQUE,
  name          TEXT NOT NULL,
  unit_type     TEXT NOT NULL CHECK (unit_type IN ('区级部门', '街镇园区', '授权组织', '受委托组织')),
  sector        TEXT NOT NULL,
  principal     TEXT NOT NULL,            -- 委托机关
  mandate_items TEXT NOT NULL,            -- 委托事项, 、 between
  mandate_from  TEXT,
  mandate_to    TEXT,
  superior      TEXT NOT NULL,
  weight        INTEGER NOT NULL CHECK (weight BETWEEN 1 AND 3),
  contact       TEXT NOT NULL,
  phone         TEXT NOT NULL,
  status        TEXT NOT NULL CHECK (status IN ('在用', '撤销')),
  remark        TEXT NOT NULL,
  updated_on    TEXT NOT NULL
) STRICT;

-- 别名, in compact form; 'derived' ones come from the full name by rule.
CREATE TABLE agency_alias (
  alias     TEXT NOT NULL,
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  origin    TEXT NOT NULL CHECK (origin IN ('name', 'roster', 'derived')),
  PRIMARY KEY (alias, agency_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
  id         INTEGER PRIMARY KEY,
  code       TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  name_key   TEXT NOT NULL,
  sector     TEXT NOT NULL,
  basis      TEXT NOT NULL,
  list       TEXT NOT NULL,               -- 重点监管 · 随机抽查 · 无事不扰 · 空
  risk       TEXT NOT NULL,
  off_site   INTEGER NOT NULL CHECK (off_site IN (0, 1)),
  status     TEXT NOT NULL,               -- 已备案 · 临时 · 未备案
  domain     TEXT NOT NULL,
  remark     TEXT NOT NULL,
  updated_on TEXT NOT NULL
) STRICT;
CREATE INDEX item_name ON item (name_key);

-- 认领: which agencies have claimed an item.
CREATE TABLE item_claim (
  item_id   INTEGER NOT NULL REFERENCES item (id),
  agency_id INTEGER NOT NULL REFERENCES agency (id),
  PRIMARY KEY (item_id, agency_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE enterprise (
  id         INTEGER PRIMARY KEY,
  code       TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  name_key   TEXT NOT NULL,
  status     TEXT NOT NULL,               -- 存续 · 注销 · 吊销 · 停业 · 迁出
  industry   TEXT NOT NULL,
  updated_on TEXT NOT NULL
) STRICT;
CREATE INDEX enterprise_name ON enterprise (name_key);

-- 经营场所
CREATE TABLE premises (
  id            INTEGER PRIMARY KEY,
  enterprise_id INTEGER NOT NULL REFERENCES enterprise (id),
  address       TEXT NOT NULL,
  address_key   TEXT NOT NULL,
  UNIQUE (enterprise_id, address_key)
) STRICT;

-- 分级分类, by sector ('' = every sector).
CREATE TABLE rating (
  enterprise_id INTEGER NOT NULL REFERENCES enterprise (id),
  sector        TEXT NOT NULL,
  grade         TEXT NOT NULL,
  silent        INTEGER NOT NULL CHECK (silent IN (0, 1)),    -- 无感监管
  no_joint      INTEGER NOT NULL CHECK (no_joint IN (0, 1)),  -- 不鼓励联合检查
  PRIMARY KEY (enterprise_id, sector)
) STRICT, WITHOUT ROWID;

CREATE TABLE officer (
  id          INTEGER PRIMARY KEY,
  certificate TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  agency_id   INTEGER NOT NULL REFERENCES agency (id),
  kind        TEXT NOT NULL CHECK (kind IN ('执法人员', '辅助人员')),
  valid_to    TEXT,
  status      TEXT NOT NULL CHECK (status IN ('在岗', '离岗')),
  updated_on  TEXT NOT NULL
) STRICT;
CREATE INDEX officer_agency ON officer (agency_id);
