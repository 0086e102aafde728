// The drawn sheet comes as text that is escaped already; a click tells the server which column, row or cell it met.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const home = parentElement.querySelector(".picking");
  if (home.drawn !== data.html) {
    const before = home.querySelector(".scroll");
    const [top, left] = before ? [before.scrollTop, before.scrollLeft] : [0, 0];
    home.innerHTML = data.html;
    home.drawn = data.html;
    home.querySelector(".scroll").scrollTo(left, top);
  }
  home.onclick = (event) => {
    const met = event.target.closest("[data-pick]");
    if (met) setTriggerValue("picked", met.dataset.pick);
  };
}
