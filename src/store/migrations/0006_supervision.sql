-- supervision
CREATE TABLE case_placeholder (id INTEGER PRIMARY KEY) STRICT;
