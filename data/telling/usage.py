"""What is wrong with a command line, and the help on it, in the reader's language: the library speaks English alone."""

import re
from collections.abc import Mapping

from typer import _click  # the errors of a command line have no public name
from typer.core import TyperCommand, TyperGroup

from analytics.language.texts import Translator, message

LAUNCHER = "./binomes"
HELP = message("say this")
# What the library writes around our own words: at the start of a line, or between brackets.
WRITTEN: Mapping[str, str] = {
    r"^Usage: ": message("Usage: "),
    r"^Arguments:$": message("Arguments:"),
    r"^Options:$": message("Options:"),
    r"^Commands:$": message("Verbs:"),
    r"\[OPTIONS\]": message("[OPTIONS]"),
    r"COMMAND \[ARGS\]\S*": message("VERB …"),
    r"\brequired\]": message("required]"),
    r"\[default:": message("[default:"),  # its value may stand on the next line
    r"\bShow this message and exit\.": HELP,
}
speak = Translator("en")  # the translator of the help: the command line says which, once


class Verb(TyperCommand):
    """A verb, whose help is in the reader's language."""

    def get_short_help_str(self, limit: int = 0) -> str:
        """What the list of verbs says of it: all, on as many lines as that takes."""
        return self.help or ""

    def get_help(self, ctx: _click.Context) -> str:
        """What `--help` prints."""
        return in_words(super().get_help(ctx), speak)


class Verbs(TyperGroup):
    """Several verbs under one name, their help in the reader's language."""

    def get_short_help_str(self, limit: int = 0) -> str:
        """What the list of verbs says of them."""
        return self.help or ""

    def get_help(self, ctx: _click.Context) -> str:
        """What `--help` prints."""
        return in_words(super().get_help(ctx), speak)


def in_words(text: str, t: Translator) -> str:
    """A help text with what the library wrote in it put into the language of `t`."""
    for pattern, words in WRITTEN.items():
        text = re.sub(pattern, t(words), text, flags=re.M)
    return text


def sentences(error: _click.exceptions.ClickException, t: Translator) -> list[str]:
    """What is wrong with the command line, and where its help is."""
    if isinstance(error, _click.exceptions.NoArgsIsHelpError):
        return [error.format_message()]
    context = getattr(error, "ctx", None)
    command = context.command_path if context else LAUNCHER
    return [_wrong(error, t), t("How it is used: {command} --help", command=command)]


def _wrong(error: _click.exceptions.ClickException, t: Translator) -> str:
    errors, original = _click.exceptions, error.format_message()
    quoted = re.findall(r"'([^']*)'", original)
    param = getattr(error, "param", None)
    name = _name(param)
    if isinstance(error, errors.NoSuchOption):
        sentence = t("There is no option {option}.", option=error.option_name)
        return _perhaps(sentence, list(error.possibilities or ()), t)
    if isinstance(error, errors.MissingParameter):
        return t("{option} is missing.", option=name)
    if isinstance(error, errors.BadParameter) and param is not None:
        kind = param.type_descriptor
        if kind.is_choice:
            choices = ", ".join(str(getattr(choice, "value", choice)) for choice in kind.choices or ())
            return t("{option} takes one of: {names}.", option=name, names=choices)
        if param.min is not None:
            return t("{option} takes a whole number from {least} on.", option=name, least=param.min)
        return t("{option} takes a whole number.", option=name)
    if isinstance(error, errors.BadOptionUsage):
        is_bare = "does not take" in original
        return t(
            "{option} takes no value." if is_bare else "{option} needs a value.", option=error.option_name
        )
    if original.startswith("No such command"):
        return _perhaps(t("There is no verb {verb}.", verb=quoted[0]), quoted[1:], t)
    if extra := re.search(r"unexpected extra arguments?(?:\(s\))? \((.*)\)", original):
        return t("These words are too many: {words}.", words=extra[1])
    return original


def _perhaps(sentence: str, names: list[str], t: Translator) -> str:
    return f"{sentence} {t('Perhaps: {names}?', names=', '.join(names))}" if names else sentence


def _name(param: object) -> str:
    """An option as it is written, an argument as the help calls it."""
    options = [name for name in getattr(param, "opts", []) if name.startswith("-")]
    return options[0] if options else str(getattr(param, "display_name_raw", "")).upper()
