// What Streamlit cannot be told: the page's language, its built-in English texts, links that stay in the session.
(() => {
  if (window.indicatorsFrame) return;
  window.indicatorsFrame = true;
  document.documentElement.lang = "vi";

  const words = new Map(Object.entries({
    "Upload": "Chọn tệp",
    "Browse files": "Chọn tệp",
    "Drag and drop file here": "Kéo tệp vào đây",
    "Drag and drop files here": "Kéo các tệp vào đây",
    "Choose an option": "Chọn",
    "Choose options": "Chọn",
    "Select all": "Chọn tất cả",
    "Deselect all": "Bỏ chọn tất cả",
    "Clear all": "Xóa hết",
    "No results": "Không tìm thấy",
    "No options to select.": "Không có lựa chọn",
    "No options to select": "Không có lựa chọn",
    "Running...": "Đang tính…",
    "Stop": "Dừng",
    "Rerun": "Chạy lại",
    "Settings": "Cài đặt",
    "Print": "In",
    "Deploy": "",
    "Fullscreen": "Toàn màn hình",
    "Close fullscreen": "Thu nhỏ",
    "Search": "Tìm",
    "Type to search": "Gõ để tìm",
    "Download as CSV": "Tải về CSV",
    "Download": "Tải về",
    "Show/hide columns": "Ẩn/hiện cột",
    "Clear selection": "Bỏ chọn",
    "empty": "trống",
    "Show more": "Xem thêm",
    "Show less": "Thu gọn",
    "Remove": "Bỏ",
    "Connecting": "Đang kết nối",
    "Connecting...": "Đang kết nối…",
    "Please wait...": "Xin chờ…",
    "Connection error": "Mất kết nối",
    "Page not found": "Không có trang này",
    "Close": "Đóng",
    "Clear value": "Xóa lựa chọn",
    "Open": "Mở",
    "Main menu": "Trình đơn",
    "Sort ascending": "Xếp tăng dần",
    "Sort descending": "Xếp giảm dần",
    "Autosize": "Vừa độ rộng",
    "Pin column": "Ghim cột",
    "Unpin column": "Bỏ ghim cột",
    "Hide column": "Ẩn cột",
    "Format": "Định dạng",
    "Open sidebar": "Mở trình đơn",
    "Close sidebar": "Đóng trình đơn",
    "Expand sidebar": "Mở trình đơn",
    "Collapse sidebar": "Đóng trình đơn",
    "Skip to main content": "Đến nội dung chính",
    "Pages": "Các trang",
    "Press Enter to apply": "Nhấn Enter để áp dụng",
    "Press Enter to submit": "Nhấn Enter để gửi",
    "Press Ctrl+Enter to apply": "Nhấn Ctrl+Enter để áp dụng",
    "Press ⌘+Enter to apply": "Nhấn ⌘+Enter để áp dụng",
  }));
  const shapes = [
    [/^Limit (\d+)\s?MB per file(.*)$/, (m) => `Tối đa ${m[1]} MB mỗi tệp${m[2]}`],
    [/^(\d+)\s?MB per file(.*)$/, (m) => `Tối đa ${m[1]} MB mỗi tệp${m[2]}`],
    [/^Up to (\d+) (.*)$/, (m) => `Tối đa ${m[1]} ${m[2]}`],
    [/^File must be (\d+)(\.0)?MB or smaller\.?$/, (m) => `Tệp phải từ ${m[1]} MB trở xuống.`],
    [/^(.+) files are not allowed\.?$/, (m) => `Không nhận tệp ${m[1]}.`],
    [/^Remove (.+)$/, (m) => `Bỏ ${m[1]}`],
    [/^Showing page (\d+) of (\d+)$/, (m) => `Trang ${m[1]} trên ${m[2]}`],
    [/^View (\d+) more$/, (m) => `Xem thêm ${m[1]}`],
    [/^Selected (.*)\. (.*)$/, (m) => `Đang chọn: ${m[1]}`],
  ];
  const named = ["aria-label", "title", "placeholder", "alt"];

  const inVietnamese = (text) => {
    const bare = text.trim();
    if (!bare) return null;
    if (words.has(bare)) return words.get(bare);
    for (const [shape, say] of shapes) {
      const found = bare.match(shape);
      if (found) return say(found);
    }
    return null;
  };
  // Text of ours (charts, sheets, tables) is left alone: an office's own word may look like one of Streamlit's.
  const ours = (element) => element && element.closest(".ui, .js-plotly-plot, [data-testid='stMarkdown']");
  const mendText = (node) => {
    const said = inVietnamese(node.nodeValue);
    if (said !== null && said !== node.nodeValue && !ours(node.parentElement)) node.nodeValue = said;
  };
  const mendNames = (element) => {
    for (const name of named) {
      const said = element.hasAttribute(name) ? inVietnamese(element.getAttribute(name)) : null;
      if (said !== null && said !== element.getAttribute(name)) element.setAttribute(name, said);
    }
  };
  const mend = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return mendText(root);
    if (root.nodeType !== Node.ELEMENT_NODE || root.closest(".ui, .js-plotly-plot")) return;
    mendNames(root);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) mendText(texts.currentNode);
    for (const element of root.querySelectorAll("[aria-label],[title],[placeholder],[alt]")) mendNames(element);
  };
  // A sheet that scrolls by itself opens with the outlined cell in the middle; the page does not move.
  const openAtCell = (root) => {
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    for (const cell of root.querySelectorAll(".scroll.whole td.here")) {
      const frame = cell.closest(".scroll"), at = cell.getBoundingClientRect(), seen = frame.getBoundingClientRect();
      frame.scrollTop += at.top - seen.top - (seen.height - at.height) / 2;
      frame.scrollLeft += at.left - seen.left - (seen.width - at.width) / 2;
    }
  };
  mend(document.body);
  openAtCell(document.body);
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach((node) => { mend(node); openAtCell(node); });
      else mend(change.target);
    }
  }).observe(document.body, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: named,
  });

  // A link of ours changes the page inside the session (no reload); Ctrl, middle click and copied addresses stay links.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".ui a[href^='/']");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    window.history.pushState({}, "", link.getAttribute("href"));
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    (document.querySelector("[data-testid='stMain']") || window).scrollTo(0, 0);
  });
})();
