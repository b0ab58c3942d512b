/* The map: outlines of countries and the places of events, drawn once it comes into view. Nothing is asked of others. */
{
  const load = (address) => new Promise((done, failed) => {
    const script = Object.assign(document.createElement("script"), { src: address, onload: done, onerror: failed });
    document.head.append(script);
  });
  const style = (address) => new Promise((done, failed) => {
    document.head.prepend(Object.assign(document.createElement("link"), { rel: "stylesheet", href: address, onload: done, onerror: failed }));
  });
  const element = (name, text, href) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (href) made.setAttribute("href", href);
    return made;
  };
  const card = (place) => {
    const list = element("ul");
    for (const event of place.events.slice(0, 12)) {
      const item = element("li");
      item.append(event.href ? element("a", event.label, event.href) : element("span", event.label));
      list.append(item);
    }
    const made = element("div");
    made.append(element("b", place.name), list);
    return made;
  };
  /* A ring that runs over the edge of the map goes on behind it, and begins before it; else it is drawn through the world. */
  const unrolled = (ring) => {
    let turns = 0;
    const made = ring.map(([lon, lat], at) => {
      const step = at ? lon - ring[at - 1][0] : 0;
      turns += step > 180 ? -1 : step < -180 ? 1 : 0;
      return [lon + 360 * turns, lat];
    });
    const over = made.find(([lon]) => Math.abs(lon) > 180);
    if (turns || !over) return [ring]; /* none, or one around the pole */
    return [made, made.map(([lon, lat]) => [lon - 360 * Math.sign(over[0]), lat])];
  };
  const whole = (land) => {
    const parts = land.geometry.type === "Polygon" ? [land.geometry.coordinates] : land.geometry.coordinates;
    const coordinates = parts.flatMap(([outer, ...holes]) => unrolled(outer).map((ring) => [ring, ...holes]));
    return { ...land, geometry: { type: "MultiPolygon", coordinates } };
  };
  const draw = async (box) => {
    const [outlines, places] = await Promise.all([
      fetch(box.dataset.outlines).then((answer) => answer.json()),
      fetch(box.dataset.map).then((answer) => answer.json()),
      style(box.dataset.leafletStyle), load(box.dataset.leaflet), load(box.dataset.topojson),
    ]);
    box.hidden = false;
    const map = L.map(box, { minZoom: 1, maxZoom: 7, worldCopyJump: true, scrollWheelZoom: false, attributionControl: false, zoomSnap: 0.5 });
    L.control.attribution({ prefix: false }).addAttribution("Outlines: Natural Earth").addTo(map);
    L.geoJSON(topojson.feature(outlines, outlines.objects.countries).features.map(whole), {
      interactive: false, style: () => ({ className: "land", weight: 0.8, fillOpacity: 1, color: null, fillColor: null }),
    }).addTo(map);
    const large = new Set(["country", "sea", "region", "state"]);
    const corners = places.features.map((one) => [...one.geometry.coordinates].reverse());
    map.fitBounds(L.latLngBounds(corners).pad(0.3), { maxZoom: 5 }); /* before anything that is drawn */
    for (const one of places.features) {
      const [lon, lat] = one.geometry.coordinates;
      const ring = large.has(one.properties.kind);
      const spot = L.circleMarker([lat, lon], {
        className: ring ? "spot is-large" : "spot", color: null, fillColor: null, fillOpacity: 0.9,
        radius: Math.min((ring ? 10 : 5) + 2 * Math.sqrt(one.properties.events.length), 18), weight: ring ? 2 : 1.5,
      }).addTo(map).bindPopup(() => card(one.properties), { maxWidth: 260 });
      spot.bindTooltip(element("span", one.properties.name), { permanent: places.features.length < 9, direction: "right", offset: [8, 0] });
      const drawn = spot.getElement();
      drawn.setAttribute("tabindex", "0");
      drawn.setAttribute("role", "button");
      drawn.setAttribute("aria-label", `${one.properties.name}: ${one.properties.events.length === 1 ? "one event" : `${one.properties.events.length} events`}`);
      drawn.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); spot.openPopup(); } });
    }
  };
  for (const box of document.querySelectorAll("[data-map]")) {
    box.hidden = false;
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      draw(box).catch(() => { box.hidden = true; });
    }, { rootMargin: "400px" });
    seen.observe(box);
  }
}
