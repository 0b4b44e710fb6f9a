-- Sightings with points, for maps.
--
-- format: geoparquet
-- geometry: latitude, longitude
-- key: sighting_id
select sighting_id, seen_on, latitude, longitude from fct_sighting
