// A session that has ended is over in every tab: when the connection closes, ask whether anybody is still signed in here.
(() => {
  if (window.sessionWatched) return;
  window.sessionWatched = true;
  const Plain = window.WebSocket;
  const leaveIfSignedOut = () => fetch("/phien", { cache: "no-store" }).then((answer) => {
    if (answer.status !== 401) return;
    const here = window.location.pathname + window.location.search;
    window.location.replace(here === "/" ? "/dang-nhap" : `/dang-nhap?ve=${encodeURIComponent(here)}`);
  }, () => {});
  window.WebSocket = class extends Plain {
    constructor(...all) {
      super(...all);
      this.addEventListener("close", leaveIfSignedOut);
    }
  };
  // A page the browser kept from before the sign-out, come back to by the arrow.
  window.addEventListener("pageshow", (event) => { if (event.persisted) leaveIfSignedOut(); });
})();
