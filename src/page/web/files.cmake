# What the page is put together from, in this order; one subject a file. The scripts share one module scope.
set(WEB_STYLES base.css controls.css rows.css panels.css print.css)
set(WEB_SCRIPTS
  dom.js words.js data.js score.js ranking.js share_path.js stretches.js overtakes.js apportion.js contributions.js
  hype.js bounds.js unknowns.js rules.js draws.js drawn_scores.js verdict.js verdict_words.js
  weights.js state.js scene.js scene_words.js frame.js address.js navigation.js colours.js parts.js links.js
  profile_file.js sliders.js settings.js rows.js questions.js ranking_view.js slopes.js weight_chart.js hype_view.js
  range_view.js observations.js dossier_points.js dossier.js compare_view.js markdown.js brief.js announce.js render.js
  main.js)
