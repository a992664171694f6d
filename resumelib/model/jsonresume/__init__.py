"""To and from JSON Resume v1.0.0: the only package that knows its key names.

Written strictly: what v1.0.0 has no key for goes under `meta.cvimprover`, or inside an entry where the schema
allows it; a certificate's date stands in `date` only when its day is known (v1.0.0 asks for a full date there),
else in `dateAsWritten`. Read leniently: older keys (`company`, `website`, `picture`, …) and later versions too.
"""

from resumelib.model.jsonresume.reading import from_json_resume, looks_like_json_resume, read_date
from resumelib.model.jsonresume.shape import misshapen
from resumelib.model.jsonresume.writing import SCHEMA, to_json_resume

__all__ = ["SCHEMA", "from_json_resume", "looks_like_json_resume", "misshapen", "read_date", "to_json_resume"]
