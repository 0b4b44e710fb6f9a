-- Claims as W3C Web Annotations: the quote with the words around it, and its position
-- in the document.
--
-- format: json-ld
-- context: "http://www.w3.org/ns/anno.jsonld"
-- key: id
select
    concat('urn:claim:', claim.claim_id) as id,
    'Annotation' as type,
    'describing' as motivation,
    struct_pack(
        type := 'TextualBody',
        format := 'text/plain',
        value := concat_ws(
            '; ',
            concat(claim.outcome, ' ', coalesce(claim.victim_class, claim.object)),
            'quantity: '
            || coalesce(cast(claim.quantity_low as varchar), '?')
            || ' to '
            || coalesce(cast(claim.quantity_high as varchar), '?'),
            'victims: ' || victim.actor_name,
            'claimant: ' || coalesce(claim.claimant_text, claimant.actor_name),
            'incident: ' || claim.incident_id
        )
    ) as body,
    struct_pack(
        source := coalesce(document.url, concat('urn:document:', document.document_id)),
        selector := [
            to_json(
                struct_pack(
                    type := 'TextQuoteSelector',
                    exact := claim.quote,
                    prefix := substr(
                        claim.context_before,
                        greatest(length(claim.context_before) - 31, 1),
                        32
                    ),
                    suffix := substr(claim.context_after, 1, 32)
                )
            ),
            to_json(
                struct_pack(
                    type := 'TextPositionSelector',
                    "start" := claim.char_start,
                    "end" := claim.char_end
                )
            )
        ]
    ) as target
from fct_casualty_claim as claim
inner join dim_document as document on document.document_id = claim.document_id
inner join dim_actor as victim on victim.actor_id = claim.victim_actor_id
inner join dim_actor as claimant on claimant.actor_id = claim.claimant_actor_id
