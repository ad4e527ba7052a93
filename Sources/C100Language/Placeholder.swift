enum C100LanguagePlaceholder {}
