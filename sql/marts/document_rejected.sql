-- One row per file that could not be read and why: what the warehouse does not know
-- because it never got to see it.
--
-- key: path, reason, detail
select distinct
    path,  -- The file
    reason,  -- What kind of obstacle
    detail,  -- What exactly, and what to do
    bytes,  -- Its size; null where it cannot be told
from staging.rejected_document
