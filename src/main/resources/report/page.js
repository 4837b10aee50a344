(function () {
  var boxes = Array.prototype.slice.call(document.querySelectorAll('.filters input[type=checkbox]'));
  var search = document.getElementById('search');
  var rows = Array.prototype.slice.call(document.querySelectorAll('details[data-verdict]'));
  var shown = document.getElementById('shown');
  function apply() {
    var wanted = {};
    boxes.forEach(function (box) { wanted[box.value] = box.checked; });
    var text = search.value.trim().toLowerCase();
    var count = 0;
    rows.forEach(function (row) {
      var visible = wanted[row.dataset.verdict] && (!text || row.textContent.toLowerCase().indexOf(text) >= 0);
      row.hidden = !visible;
      if (visible) { count++; }
    });
    document.querySelectorAll('section[data-step]').forEach(function (section) {
      section.hidden = !section.querySelector('details[data-verdict]:not([hidden])');
    });
    shown.textContent = count + ' of ' + rows.length + ' rules shown';
  }
  boxes.forEach(function (box) { box.addEventListener('change', apply); });
  search.addEventListener('input', apply);
  var opened = [];
  window.addEventListener('beforeprint', function () {
    opened = rows.filter(function (row) { return !row.open && row.dataset.verdict !== 'not-applicable'; });
    opened.forEach(function (row) { row.open = true; });
  });
  window.addEventListener('afterprint', function () { opened.forEach(function (row) { row.open = false; }); });
  apply();
})();
