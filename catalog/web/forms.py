"""What every form has in common: Chinese messages, and protection against forged ones."""

from flask_wtf import FlaskForm


class Form(FlaskForm):
    """A form whose built-in messages are Chinese."""

    class Meta(FlaskForm.Meta):
        """WTForms finds its translations by these."""

        locales = ("zh",)
