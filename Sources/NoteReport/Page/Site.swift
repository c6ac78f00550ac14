import NoteSyntax
