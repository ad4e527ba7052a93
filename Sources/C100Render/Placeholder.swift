enum C100RenderPlaceholder {}
