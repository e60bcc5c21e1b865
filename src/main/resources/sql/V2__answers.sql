-- What every citizen answered, item by item, read from the raw bytes: nothing is stored twice. An item that was not
-- asked has no row; one that was shown and left has the kind SKIPPED, one that does not apply the kind NA.
create view answer as
select response.id as response,
       response.questionnaire,
       response.version,
       each.key as item,
       case
           when each.value = 'null'::jsonb then 'SKIPPED'
           when each.value = '"NA"'::jsonb then 'NA'
           else 'ANSWERED'
       end as kind,
       each.value
from response
cross join lateral jsonb_each(convert_from(response.raw, 'UTF8')::jsonb -> 'answers') as each;
